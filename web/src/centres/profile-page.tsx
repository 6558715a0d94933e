import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { CallFailed } from '../app/call.ts'
import { useMe } from '../people/me.ts'
import { buttonClass } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Icon } from '../ui/icon.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { plainNameOf } from './centre-names.ts'
import { centreProfile } from './centre-queries.ts'
import { lastSearch } from './last-search.ts'
import { MissingProfile } from './missing-profile.tsx'
import styles from './profile.module.css'
import { Profile } from './profile.tsx'

const missing = [400, 404, 410]

const route = getRouteApi('/centres/$id/{-$slug}')

export function ProfilePage() {
  const { t } = useTranslation()
  const { id, slug } = route.useParams()
  const navigate = route.useNavigate()
  const client = useQueryClient()
  const { data: centre, error, isFetching, refetch } = useQuery(centreProfile(id))

  // The record's own id and slug are its address: a merged id and an old name lead there.
  useEffect(() => {
    if (!centre || (centre.id === id && centre.slug === slug)) return
    client.setQueryData(centreProfile(centre.id).queryKey, centre)
    void navigate({ params: { id: centre.id, slug: centre.slug }, search: true, replace: true, resetScroll: false })
  }, [centre, id, slug, client, navigate])

  const page = centre ? plainNameOf(centre) : t('profile.title')
  return (
    <div className={styles.page}>
      <p className={styles.back}>
        <Link to="/" search={lastSearch()}>
          <Icon icon={ArrowLeft} mirrored /> {t('profile.back')}
        </Link>
      </p>
      {centre ? (
        <>
          <PageTitle key={centre.id} text={t('site.pageTitle', { page, site: t('site.name') })} />
          <Profile centre={centre} />
          <ModerateLink id={centre.id} />
        </>
      ) : error instanceof CallFailed && missing.includes(error.problem?.status ?? 0) ? (
        <>
          <MissingProfile id={id} problem={error.problem} />
          {error.problem?.status === 410 && <ModerateLink id={id} />}
        </>
      ) : error ? (
        <FailureNotice error={error} isFetching={isFetching} refetch={refetch} />
      ) : (
        <SkeletonRows rows={6} label={t('profile.loading')} />
      )}
    </div>
  )
}

/** For moderators alone; whether the record is among what they decide on, its page says. */
function ModerateLink({ id }: { id: string }) {
  const { t } = useTranslation()
  const { me } = useMe()
  if (!me || me.moderates.length === 0) return null
  return (
    <p>
      <Link to="/moderate/centres/$id" params={{ id }} className={buttonClass({ size: 'small' })}>
        <span>{t('records.profileLink')}</span>
      </Link>
    </p>
  )
}
