import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { SignedIn } from '../people/signed-in.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Icon } from '../ui/icon.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import styles from './suggesting.module.css'
import { ownSuggestions } from './suggesting-queries.ts'
import { SuggestionReview } from './suggestion-review.tsx'

/** What readers say of the centres whose records somebody keeps. */
export function SuggestionsPage() {
  const { t } = useTranslation()
  return (
    <div className={styles.page}>
      <PageTitle text={t('site.pageTitle', { page: t('suggesting.forYours'), site: t('site.name') })} />
      <p className={styles.back}>
        <Link to="/my-centres">
          <Icon icon={ArrowLeft} mirrored /> {t('keeping.title')}
        </Link>
      </p>
      <h1>{t('suggesting.forYours')}</h1>
      <SignedIn>{() => <Waiting />}</SignedIn>
    </div>
  )
}

function Waiting() {
  const { t } = useTranslation()
  const { data, error, isFetching, refetch } = useQuery(ownSuggestions())
  if (!data) {
    if (!error) return <SkeletonRows rows={4} label={t('suggesting.loading')} />
    return <FailureNotice error={error} isFetching={isFetching} refetch={refetch} />
  }
  if (data.items.length === 0) return <p className={styles.soft}>{t('suggesting.none')}</p>
  return (
    <>
      <p>{t('suggesting.forYoursIntro')}</p>
      {data.items.map((found) => (
        <SuggestionReview key={found.id} read={found} />
      ))}
    </>
  )
}
