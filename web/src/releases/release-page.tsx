import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { CallFailed } from '../app/call.ts'
import { useFormats } from '../i18n/formats.ts'
import { buttonClass } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { ReleaseArticle } from './release-article.tsx'
import { oneRelease } from './release-queries.ts'
import styles from './releases.module.css'

const route = getRouteApi('/releases/$number')

export function ReleasePage() {
  const { t } = useTranslation()
  const formats = useFormats()
  const { number } = route.useParams()
  const release = useQuery(oneRelease(number))
  const status = release.error instanceof CallFailed ? release.error.problem?.status : undefined
  const isMissing = status === 400 || status === 404
  const title = isMissing
    ? t('releases.missingTitle')
    : t('releases.release', { number: /^\d{1,6}$/.test(number) ? formats.number(Number(number)) : number })
  const toAll = (
    <Link to="/releases" className={buttonClass({ size: 'small' })}>
      {t('releases.all')}
    </Link>
  )

  return (
    <div className={styles.page}>
      <PageTitle text={t('site.pageTitle', { page: title, site: t('site.name') })} />
      {isMissing ? (
        <EmptyState level={1} title={title} actions={toAll}>
          <p>{t('releases.missingDetail', { number })}</p>
        </EmptyState>
      ) : (
        <>
          <div>{toAll}</div>
          <h1>{title}</h1>
          {release.isPending && <SkeletonRows rows={6} label={t('releases.loading')} />}
          {release.isError && <FailureNotice {...release} />}
          {release.data && <ReleaseArticle release={release.data} />}
        </>
      )}
    </div>
  )
}
