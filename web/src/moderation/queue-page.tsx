import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { FileUp, History, Mail, MailX, Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useAddressSearch } from '../filters/use-address-search.ts'
import { useMe } from '../people/me.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { hasPage } from './case-paths.ts'
import { DecidedNotice } from './decided.tsx'
import { KeyboardHelp } from './keyboard-help.tsx'
import styles from './moderation.module.css'
import { ModerationFailure } from './moderation-failure.tsx'
import { queueOf } from './moderation-queries.ts'
import { QueueFilters } from './queue-filters.tsx'
import { QueueList } from './queue-list.tsx'
import type { QueueSearch } from './queue-search.ts'

/** What waits for a decision, the oldest first. */
export function QueuePage() {
  const { t } = useTranslation()
  const [search, change] = useAddressSearch<QueueSearch>()
  const { me } = useMe()
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

  const items = queue.data?.pages.flatMap((page) => page.items).filter(hasPage) ?? []
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
        <QueueFilters found={first} search={search} onChange={(search) => change(() => search)} />
        <div className={styles.others}>
          <Link to="/moderate/acts" className={buttonClass({ size: 'small' })}>
            <Icon icon={History} />
            {t('moderation.acts.title')}
          </Link>
          <Link to="/moderate/letters" className={buttonClass({ size: 'small' })}>
            <Icon icon={MailX} />
            {t('moderation.letters.title')}
          </Link>
          <Link to="/moderate/messages" className={buttonClass({ size: 'small' })}>
            <Icon icon={Mail} />
            {t('moderation.messages')}
          </Link>
          <Link to="/moderate/imports" className={buttonClass({ size: 'small' })}>
            <Icon icon={FileUp} />
            {t('moderation.imports')}
          </Link>
          {me?.isAdministrator && (
            <Link to="/moderate/people" className={buttonClass({ size: 'small' })}>
              <Icon icon={Users} />
              {t('staff.title')}
            </Link>
          )}
        </div>
      </div>
      {items.length === 0 ? (
        <NothingWaits search={search} onWiden={() => change(() => ({}))} />
      ) : (
        <>
          <KeyboardHelp />
          <QueueList key={JSON.stringify(search)} items={items} search={search} busy={queue.isPlaceholderData} />
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

function NothingWaits({ search, onWiden }: { search: QueueSearch; onWiden: () => void }) {
  const { t } = useTranslation()
  if (Object.keys(search).length > 0)
    return (
      <EmptyState
        title={t('moderation.noneHere')}
        actions={<Button onClick={onWiden}>{t('moderation.showAll')}</Button>}
      />
    )
  return (
    <EmptyState title={t('moderation.none')}>
      <p>{t('moderation.noneDetail')}</p>
    </EmptyState>
  )
}
