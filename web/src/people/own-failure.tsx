import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { buttonClass } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { statusOf } from './me.ts'

/** What else is told of a refusal than that it is one: this record is not there, or not this person's to keep. */
const notTheirs = [400, 403, 404, 410]

/** Why something about a record could not be read by whoever wants to keep it. */
export function OwnFailure(props: Pick<UseQueryResult<unknown>, 'error' | 'isFetching' | 'refetch'>) {
  const { t } = useTranslation()
  if (!notTheirs.includes(statusOf(props.error) ?? 0)) return <FailureNotice {...props} />
  return (
    <EmptyState
      title={t('keeping.notYours')}
      actions={
        <Link to="/my-centres" className={buttonClass()}>
          <span>{t('keeping.title')}</span>
        </Link>
      }
    >
      <p>{t('keeping.notYoursDetail')}</p>
    </EmptyState>
  )
}
