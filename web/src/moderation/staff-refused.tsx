import { useTranslation } from 'react-i18next'
import { CallFailed } from '../app/call.ts'
import { statusOf } from '../people/me.ts'
import { Notice } from '../ui/notice.tsx'
import { RefusedNotice } from './refused-notice.tsx'

/** Why an appointment is as it was: most often because another administrator was faster. */
export function StaffRefused({ error }: { error: unknown }) {
  const { t } = useTranslation()
  if (!error) return null
  if (statusOf(error) !== 409) return <RefusedNotice error={error} title={t('staff.refused')} />
  return (
    <Notice tone="caution" live title={t('staff.conflictTitle')}>
      <p>{t('staff.conflict')}</p>
      <blockquote lang="en" dir="ltr">
        {error instanceof CallFailed && error.problem?.detail}
      </blockquote>
    </Notice>
  )
}
