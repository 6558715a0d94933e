import { useTranslation } from 'react-i18next'
import styles from './records.module.css'

/** What a field says, a line each, in whichever direction it is written; all begin where the page does. */
export function FactLines({ lines }: { lines: readonly string[] }) {
  const { t } = useTranslation()
  if (lines.length === 0) return <span className={styles.nothing}>{t('moderation.lookalikes.nothing')}</span>
  return (
    <span className={styles.lines}>
      {lines.map((line) => (
        <span key={line}>
          <bdi>{line}</bdi>
        </span>
      ))}
    </span>
  )
}
