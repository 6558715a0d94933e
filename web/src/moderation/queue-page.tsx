import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { FileUp, History } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useAddressSearch } from '../filters/use-address-search.ts'
import { useFormats } from '../i18n/formats.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Select } from '../ui/select.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { DecidedNotice } from './decided.tsx'
import { KeyboardHelp } from './keyboard-help.tsx'
import styles from './moderation.module.css'
import { ModerationFailure } from './moderation-failure.tsx'
import { queueOf } from './moderation-queries.ts'
import { QueueList } from './queue-list.tsx'
import type { QueueSearch } from './queue-search.ts'

/** What waits for a decision, the oldest first. */
export function QueuePage() {
  const { t } = useTranslation()
  const [search, change] = useAddressSearch<QueueSearch>()
  const queue = useInfiniteQuery(queueOf(search))
  const first = queue.data?.pages[0]

  if (!first) {
    return (
      <div className={styles.page}>
        {queue.error ? (
          <ModerationFailure error={queue.error} isFetching={queue.isFetching} onRetry={() => void queue.refetch()} />
        ) : (
          <SkeletonRows rows={6} label={t('moderation.loading')} />
        )}
      </div>
    )
  }

  const items = queue.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <div className={styles.page}>
      <PageTitle text={t('site.pageTitle', { page: t('moderation.title'), site: t('site.name') })} />
      <header className={styles.head}>
        <h1>{t('moderation.title')}</h1>
        <p className={styles.intro}>{t('moderation.intro')}</p>
      </header>
      <DecidedNotice />
      <div className={styles.bar}>
        <p className={styles.total} role="status">
          {t('moderation.waiting', { count: first.total })}
        </p>
        <AreaFilter
          countries={first.countries}
          value={search.country}
          onChange={(country) => change(() => (country ? { country } : {}))}
        />
        <Link to="/moderate/acts" className={buttonClass({ size: 'small' })}>
          <Icon icon={History} />
          {t('moderation.acts.title')}
        </Link>
        <Link to="/moderate/imports" className={buttonClass({ size: 'small' })}>
          <Icon icon={FileUp} />
          {t('imports.title')}
        </Link>
      </div>
      {items.length === 0 ? (
        <NothingWaits search={search} onWiden={() => change(() => ({}))} />
      ) : (
        <>
          <KeyboardHelp />
          <QueueList key={search.country} items={items} search={search} busy={queue.isPlaceholderData} />
        </>
      )}
      {queue.isFetchNextPageError && (
        <ModerationFailure
          error={queue.error}
          isFetching={queue.isFetchingNextPage}
          onRetry={() => void queue.fetchNextPage()}
        />
      )}
      {queue.hasNextPage && (
        <Button busy={queue.isFetchingNextPage} onClick={() => void queue.fetchNextPage()}>
          {t(queue.isFetchingNextPage ? 'moderation.moreBusy' : 'moderation.more')}
        </Button>
      )}
    </div>
  )
}

type AreaFilterProps = {
  countries: readonly { code: string; count: number }[]
  value: string | undefined
  onChange: (country: string | undefined) => void
}

/** Only countries and areas where something waits, and the one that was asked for. */
function AreaFilter({ countries, value, onChange }: AreaFilterProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const counts = new Map(countries.map(({ code, count }) => [code, count]))
  if (value && !counts.has(value)) counts.set(value, 0)
  const options = [...counts]
    .map(([code, count]) => ({ code, name: formats.countryName(code), count }))
    .sort((a, b) => formats.compare(a.name, b.name))
    .map(({ code, name, count }) => ({ value: code, label: t('moderation.areaCount', { area: name, number: count }) }))
  return (
    <Select
      label={t('filters.names.country')}
      value={value ?? ''}
      options={[{ value: '', label: t('moderation.anyArea') }, ...options]}
      onChange={(code) => onChange(code || undefined)}
    />
  )
}

function NothingWaits({ search, onWiden }: { search: QueueSearch; onWiden: () => void }) {
  const { t } = useTranslation()
  const formats = useFormats()
  if (search.country)
    return (
      <EmptyState
        title={t('moderation.noneIn', { area: formats.countryName(search.country) })}
        actions={<Button onClick={onWiden}>{t('moderation.showAll')}</Button>}
      />
    )
  return (
    <EmptyState title={t('moderation.none')}>
      <p>{t('moderation.noneDetail')}</p>
    </EmptyState>
  )
}
