import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { ActList } from './act-list.tsx'
import styles from './moderation.module.css'
import { ModerationFailure } from './moderation-failure.tsx'
import { actList } from './moderation-queries.ts'

/** Everything that staff, stewards and senders did, for moderators of everything. */
export function ActsPage() {
  const { t } = useTranslation()
  const acts = useInfiniteQuery(actList)
  const items = acts.data?.pages.flatMap((page) => page.items)
  const failure = (
    <ModerationFailure
      error={acts.error}
      isFetching={acts.isFetching}
      onRetry={() => void (items ? acts.fetchNextPage() : acts.refetch())}
    />
  )
  if (!items) {
    return (
      <div className={styles.page}>
        {acts.error ? failure : <SkeletonRows rows={6} label={t('moderation.acts.loading')} />}
      </div>
    )
  }
  return (
    <div className={styles.page}>
      <PageTitle text={t('site.pageTitle', { page: t('moderation.acts.title'), site: t('site.name') })} />
      <p className={styles.back}>
        <Link to="/moderate">
          <Icon icon={ArrowLeft} mirrored /> {t('moderation.toQueue')}
        </Link>
      </p>
      <header className={styles.head}>
        <h1>{t('moderation.acts.title')}</h1>
        <p className={styles.intro}>{t('moderation.acts.intro')}</p>
      </header>
      {items.length === 0 ? <EmptyState title={t('moderation.acts.none')} /> : <ActList acts={items} />}
      {acts.isFetchNextPageError && failure}
      {acts.hasNextPage && (
        <Button busy={acts.isFetchingNextPage} onClick={() => void acts.fetchNextPage()}>
          {t(acts.isFetchingNextPage ? 'moderation.moreBusy' : 'moderation.acts.more')}
        </Button>
      )}
    </div>
  )
}
