import { useTranslation } from 'react-i18next'
import { CallFailed } from '../app/call.ts'
import { useFailureText } from '../i18n/failure-text.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import styles from './points-failure.module.css'

type PointsFailureProps = { error: Error; busy: boolean; onRetry: () => void }

/** A map without its points looks like one of empty land. What the list refuses, it tells on its own. */
export function PointsFailure({ error, busy, onRetry }: PointsFailureProps) {
  const { t } = useTranslation()
  const { title, detail } = useFailureText(error)
  if (error instanceof CallFailed && error.reason === 'refused') return null
  return (
    <div className={styles.failure}>
      <Notice
        tone="error"
        title={title}
        action={
          <Button size="small" busy={busy} onClick={onRetry}>
            {t('failure.retry')}
          </Button>
        }
      >
        {detail}
      </Notice>
    </div>
  )
}
