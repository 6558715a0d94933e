import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/icon.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { DecidedNotice } from './decided.tsx'
import styles from './moderation.module.css'
import { ModerationFailure } from './moderation-failure.tsx'
import type { QueueSearch } from './queue-search.ts'
import { useNewCase } from './use-new-case.ts'

type CaseFrameProps<Found> = {
  id: string
  search: QueueSearch
  answer: UseQueryResult<Found>
  children: (found: Found) => ReactNode
}

/** Around one case: the way back to its part of the queue, what was just decided, and what is still to come or failed. */
export function CaseFrame<Found>({ id, search, answer, children }: CaseFrameProps<Found>) {
  const { t } = useTranslation()
  const { data, error, isFetching, refetch } = answer
  useNewCase(id)
  return (
    <div className={styles.page}>
      <p className={styles.back}>
        <Link to="/moderate" search={search}>
          <Icon icon={ArrowLeft} mirrored /> {t('moderation.toQueue')}
        </Link>
      </p>
      <DecidedNotice />
      {data !== undefined ? (
        children(data)
      ) : error ? (
        <ModerationFailure error={error} isFetching={isFetching} onRetry={() => void refetch()} search={search} />
      ) : (
        <SkeletonRows rows={6} label={t('moderation.caseLoading')} />
      )}
    </div>
  )
}
