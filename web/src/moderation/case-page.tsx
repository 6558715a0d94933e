import type { CentreProfile } from '@centres/contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/icon.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { DecidedNotice } from './decided.tsx'
import styles from './moderation.module.css'
import { ModerationFailure } from './moderation-failure.tsx'
import { registrationCase } from './moderation-queries.ts'
import { RegistrationReview } from './registration-review.tsx'
import { useNewCase } from './use-new-case.ts'

/** How readers would see a record: what another noun knows. */
export type ShownAsRecord = {
  preview: (centre: CentreProfile) => ReactNode
  place: (centre: CentreProfile) => ReactNode
}

const route = getRouteApi('/moderate/registrations/$id')

/** One registration, with what is needed to decide on it. */
export function CasePage(shown: ShownAsRecord) {
  const { t } = useTranslation()
  const { id } = route.useParams()
  const { lang: _, ...search } = route.useSearch()
  const { data, error, isFetching, refetch } = useQuery(registrationCase(id))
  useNewCase(id)

  const title = data?.registration.form.names
  const page = nameIn(title) || t('moderation.untitled')
  return (
    <div className={styles.page}>
      <p className={styles.back}>
        <Link to="/moderate" search={search}>
          <Icon icon={ArrowLeft} mirrored /> {t('moderation.toQueue')}
        </Link>
      </p>
      <DecidedNotice />
      {data ? (
        <>
          <PageTitle key={`title of ${id}`} text={t('site.pageTitle', { page, site: t('site.name') })} />
          <RegistrationReview key={id} found={data} search={search} shown={shown} />
        </>
      ) : error ? (
        <ModerationFailure error={error} isFetching={isFetching} onRetry={() => void refetch()} search={search} />
      ) : (
        <SkeletonRows rows={6} label={t('moderation.caseLoading')} />
      )}
    </div>
  )
}

function nameIn(names: unknown): string {
  const first: unknown = Array.isArray(names) ? names[0] : undefined
  const text = typeof first === 'object' && first !== null && 'text' in first ? first.text : undefined
  return typeof text === 'string' ? text : ''
}
