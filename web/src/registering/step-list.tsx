import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { type RegisterStep, registerSteps } from './register-search.ts'
import styles from './registering.module.css'

/** Where one is on the way, and the way to every other step. */
export function StepList({ step, id }: { step: RegisterStep; id: string | undefined }) {
  const { t } = useTranslation()
  const { number } = useFormats()
  return (
    <nav aria-label={t('registering.steps')}>
      <ol className={styles.steps}>
        {registerSteps.map((one, at) => {
          return (
            <li key={one}>
              <Link
                to="/register"
                search={{ ...(id !== undefined && { id }), step: one }}
                className={styles.step}
                activeProps={{}}
                aria-current={one === step ? 'step' : undefined}
              >
                <span className={styles.stepCount}>{number(at + 1)}</span>
                <span className={styles.stepTitle}>{t(`form.sections.${one}`)}</span>
              </Link>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
