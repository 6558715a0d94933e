import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CallFailed } from '../app/call.ts'
import { useFailureText } from '../i18n/failure-text.tsx'
import { useFormats } from '../i18n/formats.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { KeptSet } from './kept-set.tsx'
import { keptSet } from './set-queries.ts'
import styles from './sets.module.css'

const route = getRouteApi('/sets/$id')

export type SetPageProps = {
  /** The filters of a query in words. */
  filterWords: (query: string) => ReactNode
  /** A link to where the query is asked anew. */
  exploreLink: (query: string, text: string, className: string) => ReactNode
}

export function SetPage({ filterWords, exploreLink }: SetPageProps) {
  const { t } = useTranslation()
  const { instant } = useFormats()
  const { id } = route.useParams()
  const set = useInfiniteQuery(keptSet(id))
  const failure = useFailureText(set.error, { asksAgain: !set.isFetchNextPageError })
  const first = set.data?.pages[0]

  if (first) {
    const title = t('citing.set.title', { day: instant(first.madeAt) })
    return (
      <div className={styles.page}>
        <PageTitle key={first.id} text={t('site.pageTitle', { page: title, site: t('site.name') })} />
        <KeptSet
          set={first}
          title={title}
          items={set.data?.pages.flatMap(({ items }) => items) ?? []}
          filterWords={filterWords}
          exploreLink={exploreLink}
        />
        {set.isFetchNextPageError && (
          <Notice tone="error" live title={failure.title}>
            {failure.detail}
          </Notice>
        )}
        {set.hasNextPage && (
          <Button busy={set.isFetchingNextPage} onClick={() => void set.fetchNextPage()}>
            {t(set.isFetchingNextPage ? 'citing.set.moreBusy' : 'citing.set.more')}
          </Button>
        )}
      </div>
    )
  }

  const status = set.error instanceof CallFailed ? set.error.problem?.status : undefined
  if (status === 400 || status === 404) {
    const title = t('citing.set.missingTitle')
    return (
      <div className={styles.page}>
        <PageTitle text={t('site.pageTitle', { page: title, site: t('site.name') })} />
        <EmptyState
          level={1}
          title={title}
          actions={exploreLink('', t('citing.set.back'), buttonClass({ variant: 'primary' }))}
        >
          <p>{t(status === 400 ? 'citing.set.mistypedDetail' : 'citing.set.missingDetail', { id })}</p>
        </EmptyState>
      </div>
    )
  }

  return (
    <div className={styles.page}>
      {set.error ? (
        <Notice
          tone="error"
          live
          title={failure.title}
          action={
            <Button busy={set.isFetching} onClick={() => void set.refetch()}>
              {t('failure.retry')}
            </Button>
          }
        >
          {failure.detail}
        </Notice>
      ) : (
        <SkeletonRows rows={6} label={t('citing.set.loading')} />
      )}
    </div>
  )
}
