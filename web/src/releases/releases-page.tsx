import type { Release } from '@centres/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { buttonClass } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { releaseList, sizeOf } from './release-queries.ts'
import styles from './releases.module.css'

export function ReleasesPage() {
  const { t } = useTranslation()
  const list = useQuery(releaseList)
  const items = list.data?.items
  return (
    <div className={styles.page}>
      <PageTitle text={t('site.pageTitle', { page: t('releases.title'), site: t('site.name') })} />
      <header className={styles.head}>
        <h1>{t('releases.title')}</h1>
        <p className={styles.prose}>{t('releases.intro')}</p>
      </header>
      {list.isPending && <SkeletonRows rows={4} label={t('releases.loading')} />}
      {list.isError && <FailureNotice {...list} />}
      {items?.length === 0 && (
        <EmptyState
          title={t('releases.none')}
          level={2}
          actions={
            <Link to="/research" className={buttonClass({ variant: 'primary' })}>
              {t('releases.toResearch')}
            </Link>
          }
        >
          <p>{t('releases.noneDetail')}</p>
        </EmptyState>
      )}
      {items && items.length > 0 && (
        <ol className={styles.list} reversed>
          {items.map((release) => (
            <Item key={release.number} release={release} />
          ))}
        </ol>
      )}
    </div>
  )
}

function Item({ release }: { release: Release }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { number, releasedAt, version, counts, previous, changed } = release
  return (
    <li className={styles.item}>
      <h2>
        <Link to="/releases/$number" params={{ number: String(number) }}>
          {t('releases.release', { number: formats.number(number) })}
        </Link>
      </h2>
      <p>
        {t('releases.madeOn', { day: formats.instant(releasedAt) })} · {t('statistics.version', { version })}
      </p>
      <p className={styles.soft}>
        {t('explore.total', { count: counts.centres })}, {formats.bytes(sizeOf(release))}.{' '}
        {previous === null ? t('releases.first') : t('releases.changesShort', changed)}
      </p>
    </li>
  )
}
