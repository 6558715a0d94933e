import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { statusOf } from '../people/me.ts'
import { SignedIn } from '../people/signed-in.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Icon } from '../ui/icon.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import styles from './suggesting.module.css'
import { suggestionCase } from './suggesting-queries.ts'
import { SuggestionReview } from './suggestion-review.tsx'

const route = getRouteApi('/moderate/suggestions/$id')

/** What moderators tell one another of a centre. */
type Notes = (centreId: string) => ReactNode

/** One suggestion that is a moderator's to decide. */
export function SuggestionCasePage({ notes }: { notes: Notes }) {
  const { t } = useTranslation()
  const { id } = route.useParams()
  return (
    <div className={styles.page}>
      <PageTitle text={t('site.pageTitle', { page: t('suggesting.caseTitle'), site: t('site.name') })} />
      <p className={styles.back}>
        <Link to="/moderate">
          <Icon icon={ArrowLeft} mirrored /> {t('moderation.toQueue')}
        </Link>
      </p>
      <h1>{t('suggesting.caseTitle')}</h1>
      <SignedIn>{() => <Case key={id} id={id} notes={notes} />}</SignedIn>
    </div>
  )
}

function Case({ id, notes }: { id: string; notes: Notes }) {
  const { t } = useTranslation()
  const { data, error, isFetching, refetch } = useQuery(suggestionCase(id))
  if (data)
    return (
      <>
        <SuggestionReview read={data} />
        {data.role === 'moderator' && notes(data.centre.id)}
      </>
    )
  if (!error) return <SkeletonRows rows={4} label={t('suggesting.loading')} />
  if ([400, 404].includes(statusOf(error) ?? 0))
    return (
      <EmptyState title={t('suggesting.notThere')}>
        <p>{t('suggesting.notThereDetail')}</p>
      </EmptyState>
    )
  return <FailureNotice error={error} isFetching={isFetching} refetch={refetch} />
}
