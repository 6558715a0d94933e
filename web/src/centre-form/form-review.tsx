import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import styles from './form.module.css'
import { useForm } from './form-context.ts'
import { type SectionId, sections } from './form-parts.ts'
import { usePartName } from './use-field-name.ts'
import { usePartWords } from './use-part-words.ts'

type FormReviewProps = { shown: readonly SectionId[]; onChange: (section: SectionId) => void }

/** All that the form says so far, section by section. */
export function FormReview({ shown, onChange }: FormReviewProps) {
  const { t } = useTranslation()
  const { values } = useForm()
  const nameOf = usePartName()
  const wordsOf = usePartWords()
  return (
    <div className={styles.review}>
      {sections
        .filter(({ id }) => shown.includes(id))
        .map(({ id, parts }) => {
          const title = t(`form.sections.${id}`)
          const said = parts
            .map((part) => ({ part, words: wordsOf(values, part) }))
            .filter(({ words }) => words.length > 0)
          return (
            <section key={id} className={styles.rows} aria-label={title}>
              <div className={styles.reviewHead}>
                <h3>{title}</h3>
                <Button
                  variant="plain"
                  size="small"
                  aria-label={t('form.changeNamed', { name: title })}
                  onClick={() => onChange(id)}
                >
                  {t('form.change')}
                </Button>
              </div>
              {said.length > 0 ? (
                <DefinitionList
                  items={said.map(({ part, words }) => ({ term: nameOf(part), details: <Words lines={words} /> }))}
                />
              ) : (
                <p className={styles.soft}>{t('form.nothingSaid')}</p>
              )}
            </section>
          )
        })}
    </div>
  )
}

export function Words({ lines }: { lines: readonly string[] }) {
  return (
    <span className={styles.words} dir="auto">
      {lines.join('\n')}
    </span>
  )
}
