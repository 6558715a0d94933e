import { isConfirmed } from '@centres/contract'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallFailed, millisecondsToWait } from '../app/call.ts'
import { useFailureText } from '../i18n/failure-text.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { ResultList } from '../ui/result-row.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { centreList } from './centre-queries.ts'
import { CentreRow } from './centre-row.tsx'
import { EmptyResults } from './empty-results.tsx'
import styles from './explore.module.css'
import { type ChangeSearch, type ExploreSearch, withoutFilters } from './explore-search.ts'
import { lastOpened, rememberOpened } from './last-search.ts'

type ResultsProps = {
  search: ExploreSearch
  change: ChangeSearch
  hovered: string | undefined
  onHover: (id: string | undefined) => void
  onShowOnMap?: ((id: string) => void) | undefined
}

export function Results({ search, change, hovered, onHover, onShowOnMap }: ResultsProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const list = useInfiniteQuery(centreList(search))
  const failure = useFailureText(list.error)
  const refetchFailed = () =>
    client.refetchQueries({ queryKey: ['centres'], type: 'active', predicate: ({ state }) => state.status === 'error' })
  const shown = useRef<HTMLDivElement>(null)
  const [resumed] = useState(lastOpened)
  useEffect(() => rememberOpened(undefined), [])

  /** The button stays where it is, and with it the focus; where it goes, the first of the last centres takes over. */
  const showMore = async (before: number) => {
    const { hasNextPage, data } = await list.fetchNextPage()
    const next = data?.pages.flatMap((page) => page.items)[before]
    if (hasNextPage || !next) return
    requestAnimationFrame(() => shown.current?.querySelector<HTMLElement>(`[data-centre="${next.id}"]`)?.focus())
  }

  const { fetchNextPage, isFetchNextPageError, error } = list
  useEffect(() => {
    const wait = isFetchNextPageError ? millisecondsToWait(error) : undefined
    if (wait === undefined) return
    const timer = setTimeout(() => void fetchNextPage(), wait)
    return () => clearTimeout(timer)
  }, [isFetchNextPageError, error, fetchNextPage])

  if (list.isPending) return <SkeletonRows rows={8} label={t('explore.loading')} />

  const retry = (
    <Button busy={list.isFetching} onClick={() => void (list.data ? list.fetchNextPage() : refetchFailed())}>
      {t('failure.retry')}
    </Button>
  )
  if (!list.data) {
    const isRefused = list.error instanceof CallFailed && list.error.reason === 'refused'
    const clear = <Button onClick={() => change(withoutFilters)}>{t('failure.clearFilters')}</Button>
    return (
      <Notice tone="error" live title={failure.title} action={isRefused ? clear : retry}>
        {failure.detail}
      </Notice>
    )
  }

  const items = list.data.pages.flatMap((page) => page.items)
  const total = list.data.pages[0]?.total ?? 0
  if (total === 0) return <EmptyResults search={search} change={change} />

  return (
    <div ref={shown}>
      <Confirmation all={items.every(({ confirmedAt }) => !isConfirmed(confirmedAt, new Date()))} />
      <ResultList label={t('explore.listLabel')} busy={list.isPlaceholderData}>
        {items.map((centre) => (
          <CentreRow
            key={centre.id}
            centre={centre}
            chosen={centre.id === search.selected}
            hovered={centre.id === hovered}
            resumed={centre.id === resumed}
            onHover={(on) => onHover(on ? centre.id : undefined)}
            onShowOnMap={onShowOnMap && (() => onShowOnMap(centre.id))}
          />
        ))}
      </ResultList>
      {list.isFetchNextPageError && (
        <Notice tone="error" live title={failure.title} action={retry}>
          {failure.detail}
        </Notice>
      )}
      <div className={styles.more}>
        <p role="status">
          {list.hasNextPage
            ? t('explore.showing', { shown: items.length, total })
            : total > perScreen && t('explore.showingAll')}
        </p>
        {list.hasNextPage && (
          <Button busy={list.isFetchingNextPage} onClick={() => void showMore(items.length)}>
            {list.isFetchingNextPage ? t('explore.moreBusy') : t('explore.more')}
          </Button>
        )}
      </div>
    </div>
  )
}

const perScreen = 8

/** Said once for the whole list, not on each row. */
function Confirmation({ all }: { all: boolean }) {
  const { t } = useTranslation()
  return (
    <p className={styles.confirmation}>
      {t(all ? 'explore.unconfirmedAll' : 'explore.unconfirmedSome')}{' '}
      <Link to="/about" hash="not-yet-confirmed">
        {t('explore.unconfirmedWhy')}
      </Link>
    </p>
  )
}
