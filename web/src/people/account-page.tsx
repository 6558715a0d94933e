import type { InterfaceLanguage, Me, OwnSession } from '@centres/contract'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useFailureText } from '../i18n/failure-text.tsx'
import { useFormats } from '../i18n/formats.ts'
import { interfaceLanguages, ownNameOf } from '../i18n/languages.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Select } from '../ui/select.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { useKeptFocus } from '../ui/use-kept-focus.ts'
import { WithTexts } from '../ui/with-texts.tsx'
import { deviceName } from './device-name.ts'
import { LetterChoices } from './letter-choices.tsx'
import { meQuery, useSignOut, useSignOutEverywhere } from './me.ts'
import { OwnData } from './own-data.tsx'
import styles from './people.module.css'
import { SignedIn } from './signed-in.tsx'

const ownSessions = () =>
  queryOptions({ queryKey: ['my', 'sessions'], queryFn: ({ signal }) => call('GET /me/sessions', {}, signal) })

export const AccountPage = () => (
  <WithTexts part="ownData">
    <AccountHere />
  </WithTexts>
)

function AccountHere() {
  const { t } = useTranslation()
  return (
    <div className={styles.page}>
      <PageTitle text={t('site.pageTitle', { page: t('people.myAccount'), site: t('site.name') })} />
      <h1>{t('people.myAccount')}</h1>
      <SignedIn>
        {(me) => (
          <>
            <AboutMe key={me.email} me={me} />
            <LetterChoices me={me} />
            <Sessions />
            <OwnData me={me} />
          </>
        )}
      </SignedIn>
    </div>
  )
}

function AboutMe({ me }: { me: Me }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [name, setName] = useState(me.name)
  const [language, setLanguage] = useState<string>(me.language)
  const saving = useMutation({
    mutationFn: () => call('PATCH /me', { body: { name: name.trim(), language: language as InterfaceLanguage } }),
    onSuccess: (changed) => client.setQueryData(meQuery().queryKey, changed),
  })
  const failure = useFailureText(saving.error, { asksAgain: false })
  const change =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      saving.reset()
      set(value)
    }

  return (
    <section className={styles.part} aria-labelledby="about-me">
      <h2 id="about-me">{t('people.aboutMe')}</h2>
      <p className={styles.soft}>
        {t('people.signedInAs')} <bdi dir="ltr">{me.email}</bdi>
      </p>
      <form
        className={styles.form}
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          if (!saving.isPending) saving.mutate()
        }}
      >
        <TextField
          label={t('people.name')}
          hint={t('people.nameHint')}
          autoComplete="name"
          maxLength={120}
          dir="auto"
          value={name}
          onChange={change(setName)}
        />
        <Select
          inForm
          label={t('people.language')}
          hint={t('people.languageHint')}
          value={language}
          options={interfaceLanguages.map((value) => ({ value, label: ownNameOf(value), lang: value }))}
          onChange={change(setLanguage)}
        />
        {saving.isError && (
          <Notice tone="error" live title={failure.title}>
            {failure.detail}
          </Notice>
        )}
        <div className={styles.actions}>
          <Button type="submit" variant="primary" aria-disabled={saving.isPending}>
            {t('people.save')}
          </Button>
          <span role="status">{saving.isSuccess ? t('people.saved') : ''}</span>
        </div>
      </form>
    </section>
  )
}

function Sessions() {
  const { t } = useTranslation()
  const sessions = useQuery(ownSessions())
  const failure = useFailureText(sessions.error)
  const navigate = useNavigate()
  const signOutEverywhere = useSignOutEverywhere()
  const everywhere = useMutation({ mutationFn: signOutEverywhere, onSuccess: () => navigate({ to: '/' }) })
  const area = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useKeptFocus(area, heading)

  return (
    <section className={styles.part} aria-labelledby="sessions" ref={area}>
      <h2 id="sessions" tabIndex={-1} ref={heading}>
        {t('people.sessions')}
      </h2>
      <p className={styles.soft}>{t('people.sessionsNote')}</p>
      {sessions.data ? (
        <ul className={styles.sessions}>
          {sessions.data.items.map((session) => (
            <Session key={session.id} session={session} />
          ))}
        </ul>
      ) : sessions.error ? (
        <Notice tone="error" live title={failure.title}>
          {failure.detail}
        </Notice>
      ) : (
        <SkeletonRows rows={2} label={t('people.loading')} />
      )}
      <div>
        <Button variant="danger" busy={everywhere.isPending} onClick={() => everywhere.mutate()}>
          {t('people.signOutEverywhere')}
        </Button>
      </div>
      {everywhere.isError && <Notice tone="error" live title={t('people.notSignedOut')} />}
    </section>
  )
}

function Session({ session }: { session: OwnSession }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const client = useQueryClient()
  const navigate = useNavigate()
  const signOut = useSignOut()
  const ending = useMutation({
    mutationFn: async () => {
      if (session.isCurrent) await signOut()
      else await call('DELETE /me/sessions/:id', { params: { id: session.id } })
    },
    onSuccess: () =>
      session.isCurrent ? navigate({ to: '/' }) : client.invalidateQueries({ queryKey: ownSessions().queryKey }),
  })
  const device = deviceName(session.device) ?? t('people.unknownDevice')
  return (
    <li className={styles.session}>
      <div>
        <p>
          <bdi>{device}</bdi> {session.isCurrent && <Badge tone="calm">{t('people.thisBrowser')}</Badge>}
        </p>
        <p className={styles.soft}>
          {t('people.seen', { since: formats.instant(session.createdAt), last: formats.instant(session.seenAt) })}
        </p>
        {ending.isError && <p role="alert">{t('people.notSignedOut')}</p>}
      </div>
      <Button
        size="small"
        busy={ending.isPending}
        aria-label={t('people.signOutOf', { device })}
        onClick={() => ending.mutate()}
      >
        {t('people.signOut')}
      </Button>
    </li>
  )
}
