import { type ActSubject, actSubjects } from '@centres/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useAddressSearch } from '../filters/use-address-search.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Select } from '../ui/select.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { ActList } from './act-list.tsx'
import type { ActsSearch } from './acts-search.ts'
import styles from './moderation.module.css'
import { ModerationFailure } from './moderation-failure.tsx'
import { actList } from './moderation-queries.ts'

/** Everything that staff, stewards and senders did, for moderators of everything. */
export function ActsPage() {
  const { t } = useTranslation()
  const [search, change] = useAddressSearch<ActsSearch>()
  const acts = useInfiniteQuery(actList(search))
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
      <ActsFilter search={search} onChange={(search) => change(() => search)} />
      {items.length === 0 ? (
        <EmptyState title={t(Object.keys(search).length > 0 ? 'moderation.acts.noneHere' : 'moderation.acts.none')} />
      ) : (
        <ActList acts={items} />
      )}
      {acts.isFetchNextPageError && failure}
      {acts.hasNextPage && (
        <Button busy={acts.isFetchingNextPage} onClick={() => void acts.fetchNextPage()}>
          {t(acts.isFetchingNextPage ? 'moderation.moreBusy' : 'moderation.acts.more')}
        </Button>
      )}
    </div>
  )
}

function ActsFilter({ search, onChange }: { search: ActsSearch; onChange: (search: ActsSearch) => void }) {
  const { t } = useTranslation()
  const { subject, ...others } = search
  return (
    <div className={styles.actions}>
      <Select
        label={t('moderation.acts.kind')}
        value={subject ?? ''}
        options={[
          { value: '', label: t('moderation.acts.anyKind') },
          ...actSubjects.map((value) => ({ value, label: t(`moderation.acts.subjects.${value}`) })),
        ]}
        onChange={(subject: ActSubject | '') => onChange(subject ? { ...others, subject } : others)}
      />
      {search.person !== undefined && (
        <>
          <span className={styles.soft}>{t('moderation.acts.ofOne')}</span>
          <Button size="small" onClick={() => onChange(subject ? { subject } : {})}>
            {t('moderation.acts.ofAll')}
          </Button>
        </>
      )}
    </div>
  )
}
