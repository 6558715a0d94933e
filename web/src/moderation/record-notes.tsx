import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { CaseNotes } from './case-notes.tsx'
import { moderatedRecord } from './record-queries.ts'

/** Notes of a record, on the pages of all that waits about it: for moderators only, whom alone the server tells them. */
export function RecordNotes({ id }: { id: string }) {
  const { t } = useTranslation()
  const record = useQuery(moderatedRecord(id))
  if (record.error && !record.data) return <FailureNotice {...record} />
  if (!record.data) return <SkeletonRows rows={2} label={t('moderation.caseLoading')} />
  return (
    <CaseNotes
      acts={record.data.acts}
      queryKey={moderatedRecord(id).queryKey}
      leave={(text) => call('POST /moderation/centres/:id/notes', { params: { id }, body: { text } })}
    />
  )
}
