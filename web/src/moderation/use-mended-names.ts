import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import type { changedFields } from './mends.ts'

/** What the fields are called in which two forms differ, one after the other. */
export function useMendedNames(): (fields: ReturnType<typeof changedFields>) => string {
  const { t } = useTranslation()
  const formats = useFormats()
  return (fields) =>
    formats.list(
      fields.map((field) =>
        field === 'terms' || field === 'mailbox' ? t(`moderation.conflict.fields.${field}`) : t(`fields.${field}`),
      ),
    )
}
