import type { CentreProfile } from '@centres/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CallFailed } from '../app/call.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Icon } from '../ui/icon.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { ForeignText } from '../ui/text.tsx'
import { type MissingProps, missing } from './missing.ts'
import styles from './suggesting.module.css'
import { listedCentre } from './suggesting-queries.ts'

type AboutCentreProps = MissingProps & { id: string; title: string; children: (centre: CentreProfile) => ReactNode }

/** A page on which anybody says something about a listed centre. */
export function AboutCentre({ id, title, missingProfile, children }: AboutCentreProps) {
  const { t } = useTranslation()
  const { data: centre, error, isFetching, refetch } = useQuery(listedCentre(id))

  if (!centre && error instanceof CallFailed && missing.includes(error.problem?.status ?? 0))
    return <div className={styles.page}>{missingProfile(id, error.problem)}</div>
  const name = centre?.names[0]
  return (
    <div className={styles.page}>
      <PageTitle text={t('site.pageTitle', { page: title, site: t('site.name') })} />
      <p className={styles.back}>
        <Link to="/centres/$id/{-$slug}" params={{ id, slug: centre?.slug }}>
          <Icon icon={ArrowLeft} mirrored /> {t('suggesting.back')}
        </Link>
      </p>
      <h1>{title}</h1>
      {centre ? (
        <>
          <p className={styles.name}>{name && <ForeignText text={name.text} lang={name.language ?? undefined} />}</p>
          {children(centre)}
        </>
      ) : error ? (
        <FailureNotice error={error} isFetching={isFetching} refetch={refetch} />
      ) : (
        <SkeletonRows rows={6} label={t('profile.loading')} />
      )}
    </div>
  )
}
