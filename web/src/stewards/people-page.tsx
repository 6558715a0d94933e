import type { CentrePeople, InterfaceLanguage, Invitation } from '@centres/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Mail } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useFailureText } from '../i18n/failure-text.tsx'
import { useFormats } from '../i18n/formats.ts'
import { interfaceLanguages, ownNameOf } from '../i18n/languages.ts'
import { CentreName } from '../people/centre-name.tsx'
import { meQuery } from '../people/me.ts'
import { OwnFailure } from '../people/own-failure.tsx'
import { SignedIn } from '../people/signed-in.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button, buttonClass } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { TextField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Select } from '../ui/select.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { WithTexts } from '../ui/with-texts.tsx'
import { Leaving } from './leaving.tsx'
import { centrePeople } from './steward-queries.ts'
import styles from './stewards.module.css'

const route = getRouteApi('/centres/$id/people')

/** Who keeps a record, for those who keep it. */
export const PeoplePage = () => (
  <WithTexts part="stewards">
    <PeopleHere />
  </WithTexts>
)

function PeopleHere() {
  const { t } = useTranslation()
  const { id } = route.useParams()
  return (
    <div className={styles.page}>
      <PageTitle text={t('site.pageTitle', { page: t('stewards.title'), site: t('site.name') })} />
      <h1>{t('stewards.title')}</h1>
      <SignedIn>{() => <People key={id} id={id} />}</SignedIn>
    </div>
  )
}

function People({ id }: { id: string }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { data, error, isFetching, refetch } = useQuery(centrePeople(id))
  const [hasLeft, setLeft] = useState(false)
  if (hasLeft)
    return (
      <Notice tone="done" live title={t('stewards.left')} action={<Link to="/my-centres">{t('keeping.title')}</Link>} />
    )
  if (data)
    return (
      <Known
        people={data}
        onLeft={() => {
          setLeft(true)
          client.removeQueries({ queryKey: centrePeople(id).queryKey })
          void client.invalidateQueries({ queryKey: meQuery().queryKey })
        }}
      />
    )
  if (!error) return <SkeletonRows rows={4} label={t('stewards.loading')} />
  return <OwnFailure error={error} isFetching={isFetching} refetch={refetch} />
}

function Known({ people, onLeft }: { people: CentrePeople; onLeft: () => void }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { centre, stewards, invitations, claims } = people
  return (
    <>
      <p className={styles.name}>
        <Link to="/centres/$id/{-$slug}" params={{ id: centre.id, slug: centre.slug }}>
          <CentreName centre={centre} />
        </Link>
      </p>
      <section className={styles.section} aria-labelledby="keepers">
        <h2 id="keepers">{t('stewards.keepers')}</h2>
        <p className={styles.soft}>{t('stewards.keepersNote')}</p>
        <ul className={styles.list}>
          {stewards.map(({ by, since, isYou }) => (
            <li className={styles.entry} key={by}>
              <p>
                <bdi>{by}</bdi> {isYou && <Badge tone="calm">{t('stewards.you')}</Badge>}
              </p>
              <p className={styles.soft}>{t('stewards.since', { date: formats.instant(since) })}</p>
            </li>
          ))}
        </ul>
      </section>
      {claims.length > 0 && (
        <section className={styles.section} aria-labelledby="claims">
          <h2 id="claims">{t('stewards.claims')}</h2>
          <ul className={styles.list}>
            {claims.map(({ id, claimant, submittedAt }) => (
              <li className={styles.entry} key={id}>
                <p>
                  {t('stewards.claimBy', {
                    claimant: `\u2068${claimant}\u2069`,
                    date: formats.instant(submittedAt),
                  })}
                </p>
                <Link to="/claims/$id/answer" params={{ id }} className={buttonClass({ size: 'small' })}>
                  <span>{t('stewards.claimAnswer')}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className={styles.section} aria-labelledby="invitations">
        <h2 id="invitations">{t('stewards.invitations')}</h2>
        {invitations.length === 0 ? (
          <p className={styles.soft}>{t('stewards.noInvitations')}</p>
        ) : (
          <ul className={styles.list}>
            {invitations.map((invitation) => (
              <Waiting key={invitation.id} centreId={centre.id} invitation={invitation} />
            ))}
          </ul>
        )}
      </section>
      <Invite centreId={centre.id} />
      <Leaving people={people} onLeft={onLeft} />
    </>
  )
}

function Waiting({ centreId, invitation }: { centreId: string; invitation: Invitation }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const client = useQueryClient()
  const { id, email, handsOver, isYours, expiresAt } = invitation
  const revoking = useMutation({
    mutationFn: () => call('DELETE /centres/:id/invitations/:invitation', { params: { id: centreId, invitation: id } }),
    onSuccess: (people) => client.setQueryData(centrePeople(centreId).queryKey, people),
  })
  const failure = useFailureText(revoking.error, { asksAgain: false })
  return (
    <li className={styles.entry}>
      <div>
        <p>
          <bdi dir="ltr">{email}</bdi>
        </p>
        <p className={styles.soft}>
          {t('stewards.until', { date: formats.instant(expiresAt) })}{' '}
          {handsOver && t(isYours ? 'stewards.handsOver' : 'stewards.theyLeave')}
        </p>
      </div>
      <Button
        size="small"
        busy={revoking.isPending}
        aria-label={t('stewards.revokeNamed', { email })}
        onClick={() => revoking.mutate()}
      >
        {t('stewards.revoke')}
      </Button>
      {revoking.error && (
        <Notice tone="error" live title={t('stewards.revokeFailed')}>
          {failure.detail}
        </Notice>
      )}
    </li>
  )
}

const looksLikeAddress = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)

function Invite({ centreId }: { centreId: string }) {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const [email, setEmail] = useState('')
  const [language, setLanguage] = useState(i18n.language as InterfaceLanguage)
  const [handsOver, setHandsOver] = useState(false)
  const [isWrong, setWrong] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const inviting = useMutation({
    mutationFn: (body: { email: string; language: InterfaceLanguage; handsOver: boolean }) =>
      call('POST /centres/:id/invitations', { params: { id: centreId }, body }),
    onSuccess: (people) => {
      client.setQueryData(centrePeople(centreId).queryKey, people)
      setEmail('')
      setHandsOver(false)
    },
  })
  const failure = useFailureText(inviting.error, { asksAgain: false })
  const send = () => {
    const isRight = looksLikeAddress(email.trim())
    setWrong(!isRight)
    if (isRight) inviting.mutate({ email: email.trim(), language, handsOver })
    else field.current?.focus()
  }
  return (
    <section className={styles.section} aria-labelledby="invite">
      <h2 id="invite">{t('stewards.invite')}</h2>
      <p>{t('stewards.inviteNote')}</p>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          if (!inviting.isPending) send()
        }}
      >
        <TextField
          ref={field}
          label={t('stewards.email')}
          type="email"
          inputMode="email"
          autoComplete="off"
          dir="ltr"
          maxLength={254}
          value={email}
          onChange={setEmail}
          error={isWrong ? t('form.problems.email') : undefined}
        />
        <Select
          inForm
          label={t('stewards.language')}
          value={language}
          options={interfaceLanguages.map((value) => ({ value, label: ownNameOf(value), lang: value }))}
          onChange={(value) => setLanguage(value as InterfaceLanguage)}
        />
        <Checkbox label={t('stewards.handOver')} checked={handsOver} onChange={setHandsOver} />
        {inviting.error && (
          <Notice tone="error" live title={t('stewards.inviteFailed')}>
            {failure.detail}
          </Notice>
        )}
        <div>
          <Button type="submit" icon={Mail} aria-disabled={inviting.isPending}>
            {t(inviting.isPending ? 'stewards.sending' : 'stewards.send')}
          </Button>
        </div>
        <p role="status" className={styles.soft}>
          {inviting.isSuccess && email === '' ? t('stewards.sent') : ''}
        </p>
      </form>
    </section>
  )
}
