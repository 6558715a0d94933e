import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { importList } from './import-queries.ts'
import { ImportUpload } from './import-upload.tsx'
import styles from './imports.module.css'
import pages from './moderation.module.css'
import { ModerationFailure } from './moderation-failure.tsx'

/** The lists that came in, and where one more is sent in. */
export function ImportsPage() {
  const { t } = useTranslation()
  const formats = useFormats()
  const list = useQuery(importList)
  if (!list.data)
    return (
      <div className={pages.page}>
        {list.error ? (
          <ModerationFailure error={list.error} isFetching={list.isFetching} onRetry={() => void list.refetch()} />
        ) : (
          <SkeletonRows rows={4} label={t('imports.loading')} />
        )}
      </div>
    )
  const { items } = list.data
  return (
    <div className={pages.page}>
      <PageTitle text={t('site.pageTitle', { page: t('imports.title'), site: t('site.name') })} />
      <p className={pages.back}>
        <Link to="/moderate">
          <Icon icon={ArrowLeft} mirrored /> {t('moderation.toQueue')}
        </Link>
      </p>
      <header className={pages.head}>
        <h1>{t('imports.title')}</h1>
        <p className={pages.intro}>{t('imports.intro')}</p>
      </header>
      <ImportUpload />
      <section className={pages.section} aria-labelledby="imports-so-far">
        <h2 id="imports-so-far">{t('imports.soFar')}</h2>
        {items.length === 0 ? (
          <EmptyState level={3} title={t('imports.none')} />
        ) : (
          <ul className={styles.imports} aria-labelledby="imports-so-far">
            {items.map(({ id, name, fileName, state, by, createdAt, rowCount }) => (
              <li key={id}>
                <Link to="/moderate/imports/$id" params={{ id }}>
                  <bdi>{name}</bdi>
                </Link>
                <p className={pages.soft}>
                  {t(`imports.states.${state}`)} · {t('imports.rows', { count: rowCount })} ·{' '}
                  {formats.moment(createdAt)}
                  {' · '}
                  <bdi dir="ltr">{fileName}</bdi>
                  {' · '}
                  <bdi>{by ?? t('imports.byCommand')}</bdi>
                </p>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  )
}
