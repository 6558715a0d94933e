import type { CentreProfile, MessageSide, Problem } from '@centres/contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CallFailed } from '../app/call.ts'
import { CentreName } from '../people/centre-name.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Icon } from '../ui/icon.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { NotNow } from './not-now.tsx'
import { WriteForm } from './write-form.tsx'
import styles from './writing.module.css'
import { listedCentre, writingTo } from './writing-queries.ts'

const route = getRouteApi('/centres/$id/write')

const missing = [400, 404, 410]

type WritePageProps = {
  /** What stands in the place of a profile that is not there. */
  missingProfile: (id: string, problem: Problem | undefined) => ReactNode
}

export function WritePage({ missingProfile }: WritePageProps) {
  const { t } = useTranslation()
  const { id } = route.useParams()
  const { purpose, side } = route.useSearch()
  const { data: centre, error, isFetching, refetch } = useQuery(listedCentre(id))

  if (!centre && error instanceof CallFailed && missing.includes(error.problem?.status ?? 0))
    return <div className={styles.page}>{missingProfile(id, error.problem)}</div>
  return (
    <div className={styles.page}>
      <PageTitle text={t('site.pageTitle', { page: t('writing.title'), site: t('site.name') })} />
      <p className={styles.back}>
        <Link to="/centres/$id/{-$slug}" params={{ id, slug: centre?.slug }}>
          <Icon icon={ArrowLeft} mirrored /> {t('suggesting.back')}
        </Link>
      </p>
      <h1>{t('writing.title')}</h1>
      {centre ? (
        <>
          <p className={styles.name}>
            <CentreName centre={centre} />
          </p>
          <Writing key={centre.id} centre={centre} begin={{ purpose, side }} />
        </>
      ) : error ? (
        <FailureNotice error={error} isFetching={isFetching} refetch={refetch} />
      ) : (
        <SkeletonRows rows={6} label={t('site.loading')} />
      )}
    </div>
  )
}

type WritingProps = { centre: CentreProfile; begin: { purpose?: string | undefined; side?: MessageSide | undefined } }

function Writing({ centre, begin }: WritingProps) {
  const { t } = useTranslation()
  const { data, error, isFetching, refetch } = useQuery(writingTo(centre.id))
  if (data?.isReached && !data.isPaused) return <WriteForm centre={centre} wishes={data} begin={begin} />
  if (data) return <NotNow centre={centre} writing={data} />
  if (error) return <FailureNotice error={error} isFetching={isFetching} refetch={refetch} />
  return <SkeletonRows rows={6} label={t('site.loading')} />
}
