import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Navigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFailureText } from '../i18n/failure-text.tsx'
import { useMe } from '../people/me.ts'
import { SignedIn } from '../people/signed-in.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { RegisterForm } from './register-form.tsx'
import styles from './registering.module.css'
import { isOpen, ownRegistrations, registrationQuery } from './registration-queries.ts'

const route = getRouteApi('/register')

/** Entering a centre: anew, or going on with what is kept. */
export function RegisterPage() {
  const { t } = useTranslation()
  const { id, step = 'you' } = route.useSearch()
  const title = t(`form.sections.${step}`)
  // What was begun on this page and is kept by now goes on without beginning anew.
  const [begun, setBegun] = useState<{ id?: string; round: number }>({ round: 0 })
  useEffect(() => {
    if (id === undefined) setBegun((before) => (before.id === undefined ? before : { round: before.round + 1 }))
  }, [id])
  const isOwn = id === undefined || id === begun.id

  return (
    <div className={styles.page}>
      <PageTitle text={t('site.pageTitle', { page: `${t('registering.title')}: ${title}`, site: t('site.name') })} />
      <header className={styles.head}>
        <h1>{t('registering.title')}</h1>
        <p className={styles.intro}>{t('registering.intro')}</p>
      </header>
      {isOwn ? (
        <NewRegistration key={begun.round} onBegun={(id) => setBegun(({ round }) => ({ id, round }))} />
      ) : (
        <SignedIn>{() => <KeptRegistration key={id} id={id} />}</SignedIn>
      )}
    </div>
  )
}

function NewRegistration({ onBegun }: { onBegun: (id: string) => void }) {
  const { t } = useTranslation()
  const { id } = route.useSearch()
  const { me, isError } = useMe()
  const navigate = route.useNavigate()
  if (me === undefined && !isError) return <SkeletonRows rows={4} label={t('registering.loading')} />
  return (
    <>
      {me && id === undefined && <BegunBefore />}
      <RegisterForm
        me={me ?? null}
        registration={undefined}
        onBegun={(id) => {
          onBegun(id)
          void navigate({ search: (search) => ({ ...search, id }), replace: true, resetScroll: false })
        }}
      />
    </>
  )
}

/** Whoever comes back by a link of a letter, perhaps on another device, finds what was begun instead of an empty form alone. */
function BegunBefore() {
  const { t } = useTranslation()
  const { data } = useQuery(ownRegistrations())
  const begun = data?.items.filter(isOpen) ?? []
  if (begun.length === 0) return null
  return (
    <Notice title={t('registering.begunBefore')}>
      <ul className={styles.begun}>
        {begun.map(({ id, title }) => (
          <li key={id}>
            <Link to="/register" search={{ id, step: 'centre' }}>
              <bdi>{title || t('keeping.unnamed')}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function KeptRegistration({ id }: { id: string }) {
  const { t } = useTranslation()
  const { me } = useMe({ always: true })
  const { data, error } = useQuery(registrationQuery(id))
  const failure = useFailureText(error)
  if (data && !isOpen(data)) return <Navigate to="/registrations/$id" params={{ id }} replace />
  if (data) return <RegisterForm me={me ?? null} registration={data} onBegun={() => undefined} />
  if (!error) return <SkeletonRows rows={4} label={t('registering.loading')} />
  return (
    <Notice tone="error" live title={failure.title}>
      {failure.detail}
    </Notice>
  )
}
