import type { ChangedField } from '@centres/contract'
import { useTranslation } from 'react-i18next'
import { FactLines } from './fact-lines.tsx'
import styles from './moderation.module.css'
import { useFactName, useFactWords } from './use-fact-words.ts'

/** What was changed, field by field, before and after. */
export function ChangedTable({ fields, caption }: { fields: readonly ChangedField[]; caption: string }) {
  const { t } = useTranslation()
  const nameOf = useFactName()
  const wordsOf = useFactWords()
  return (
    <table className={styles.compared}>
      <caption className={styles.hidden}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('moderation.lookalikes.field')}</th>
          <th scope="col">{t('records.before')}</th>
          <th scope="col">{t('records.after')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{nameOf(field)}</th>
            <td>
              <FactLines lines={wordsOf(field, { [field]: before })} />
            </td>
            <td>
              <FactLines lines={wordsOf(field, { [field]: after })} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
