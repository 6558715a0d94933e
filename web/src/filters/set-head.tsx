import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { CallFailed } from '../app/call.ts'
import { useFailureText } from '../i18n/failure-text.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { ChosenFilters } from './chosen-filters.tsx'
import { dropChoice, type Filters } from './filters.ts'
import styles from './set-head.module.css'
import type { Change } from './use-address-search.ts'

type SetHeadProps = {
  filters: Filters
  change: Change<Filters>
  answer: UseQueryResult<{ total: number }>
  /** What is read while there is no answer. */
  loading: string
  /** What stands beside the count. */
  children: ReactNode
}

export const isRefused = (error: unknown) => error instanceof CallFailed && error.reason === 'refused'

/** How many centres a set holds and how it was chosen; or why there are none to show, with a way on. */
export function SetHead({ filters, change, answer, loading, children }: SetHeadProps) {
  const { t } = useTranslation()
  const failure = useFailureText(answer.error)
  const heading = useRef<HTMLHeadingElement>(null)
  const total = totalOf(answer)
  const narrowLess = (less: (filters: Filters) => Filters) => {
    change(less)
    heading.current?.focus()
  }
  const clear = () => narrowLess(() => ({}))

  return (
    <>
      <div className={styles.set}>
        <h2 ref={heading} tabIndex={-1} className={styles.total}>
          <span role="status">
            {total === 0 ? t('explore.totalNone') : total !== undefined && t('explore.total', { count: total })}
          </span>
        </h2>
        {children}
      </div>
      <ChosenFilters
        filters={filters}
        onRemove={(choice) => narrowLess((before) => dropChoice(before, choice))}
        onClear={clear}
      />
      {answer.isPending && <SkeletonRows rows={6} label={loading} />}
      {answer.isError && (
        <Notice
          tone="error"
          live
          title={failure.title}
          action={
            isRefused(answer.error) ? (
              <Button onClick={clear}>{t('failure.clearFilters')}</Button>
            ) : (
              <Button busy={answer.isFetching} onClick={() => void answer.refetch()}>
                {t('failure.retry')}
              </Button>
            )
          }
        >
          {failure.detail}
        </Notice>
      )}
      {total === 0 && (
        <EmptyState title={t('empty.title')} level={3} actions={<Button onClick={clear}>{t('empty.orClear')}</Button>}>
          <p>{t('empty.detail')}</p>
        </EmptyState>
      )}
    </>
  )
}

/** How many centres an answer counts, once it is there. */
export const totalOf = ({ isError, data }: UseQueryResult<{ total: number }>) => (isError ? undefined : data?.total)
