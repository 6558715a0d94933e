import { useTranslation } from 'react-i18next'
import { CallFailed } from '../app/call.ts'
import { useFormats } from '../i18n/formats.ts'
import { statusOf } from '../people/me.ts'
import { Notice } from '../ui/notice.tsx'
import { RefusedNotice } from './refused-notice.tsx'
import { useFactName } from './use-fact-words.ts'

/** Why nothing was done to a record: most often because somebody else was faster. */
export function ActRefused({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const nameOf = useFactName()
  if (!error) return null
  if (statusOf(error) !== 409) return <RefusedNotice error={error} title={t('records.refused')} />
  const problem = error instanceof CallFailed ? error.problem : undefined
  const fields = problem?.errors?.map(({ name }) => nameOf(name)) ?? []
  return (
    <Notice tone="caution" live title={t('records.conflict.title')}>
      <p>
        {fields.length > 0
          ? t('records.conflict.fields', { fields: formats.list(fields) })
          : t('records.conflict.detail')}
      </p>
      <blockquote lang="en" dir="ltr">
        {problem?.detail}
      </blockquote>
    </Notice>
  )
}
