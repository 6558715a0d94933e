import { type Claim, isConfirmed, type Me, type RegistrationBrief, type StewardedCentre } from '@centres/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Check } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useFailureText } from '../i18n/failure-text.tsx'
import { useFormats } from '../i18n/formats.ts'
import { directionOf } from '../i18n/languages.ts'
import { CentreName } from '../people/centre-name.tsx'
import { meQuery } from '../people/me.ts'
import { SignedIn } from '../people/signed-in.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button, buttonClass } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { ForeignText } from '../ui/text.tsx'
import styles from './keeping.module.css'
import { ownClaims, ownRegistrations } from './keeping-queries.ts'

export function MyCentresPage() {
  const { t } = useTranslation()
  return (
    <div className={styles.page}>
      <PageTitle text={t('site.pageTitle', { page: t('keeping.title'), site: t('site.name') })} />
      <h1>{t('keeping.title')}</h1>
      <SignedIn>
        {(me) => (
          <>
            <Centres me={me} />
            {me.centres.length > 0 && (
              <p>
                <Link to="/my-centres/suggestions">{t('suggesting.forYours')}</Link>
              </p>
            )}
            <Registrations />
            <Claims />
            <p>
              <Link to="/register" className={buttonClass()}>
                <span>{t('registering.title')}</span>
              </Link>
            </p>
          </>
        )}
      </SignedIn>
    </div>
  )
}

function Centres({ me }: { me: Me }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  // A registration may have become a centre since this was asked.
  useEffect(() => {
    void client.invalidateQueries({ queryKey: meQuery().queryKey })
  }, [client])
  return (
    <section className={styles.part} aria-labelledby="kept">
      <h2 id="kept">{t('keeping.kept')}</h2>
      {me.centres.length === 0 ? (
        <p className={styles.soft}>{t('keeping.none')}</p>
      ) : (
        <ul className={styles.list}>
          {me.centres.map((centre) => (
            <Centre key={centre.id} centre={centre} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Centre({ centre }: { centre: StewardedCentre }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const client = useQueryClient()
  const { id, slug, names, confirmedAt, claims, suggestions } = centre
  const [name] = names
  const plainName = name?.text ?? id
  const confirming = useMutation({
    mutationFn: () => call('POST /centres/:id/confirmation', { params: { id } }),
    onSuccess: ({ confirmedAt }) => {
      client.setQueryData(meQuery().queryKey, (me) =>
        me ? { ...me, centres: me.centres.map((one) => (one.id === id ? { ...one, confirmedAt } : one)) } : me,
      )
      void client.invalidateQueries({ queryKey: ['centres'] })
    },
  })
  const failure = useFailureText(confirming.error, { asksAgain: false })

  return (
    <li className={styles.entry}>
      <p className={styles.name}>
        <ForeignText
          text={plainName}
          lang={name?.language ?? undefined}
          dir={name?.language ? directionOf(name.language) : 'auto'}
        />
      </p>
      <p className={styles.soft} role="status">
        {confirmedAt ? t('profile.confirmedOn', { date: formats.instant(confirmedAt) }) : t('profile.unconfirmed')}
        {confirmedAt && !isConfirmed(confirmedAt, new Date()) && <> {t('profile.confirmedLongAgo')}</>}
      </p>
      {claims[0] && (
        <p>
          <Link to="/claims/$id/answer" params={{ id: claims[0] }}>
            {t('keeping.claimsWait', { count: claims.length })}
          </Link>
        </p>
      )}
      {suggestions > 0 && (
        <p>
          <Link to="/my-centres/suggestions">{t('keeping.suggestionsWait', { count: suggestions })}</Link>
        </p>
      )}
      <div className={styles.actions}>
        <Button
          icon={Check}
          busy={confirming.isPending}
          aria-label={t('keeping.stillCorrectNamed', { name: plainName })}
          onClick={() => confirming.mutate()}
        >
          {t('keeping.stillCorrect')}
        </Button>
        <Link
          to="/centres/$id/edit"
          params={{ id }}
          className={buttonClass()}
          aria-label={t('keeping.editNamed', { name: plainName })}
        >
          <span>{t('keeping.edit')}</span>
        </Link>
        <Link
          to="/centres/$id/people"
          params={{ id }}
          className={buttonClass()}
          aria-label={t('keeping.peopleNamed', { name: plainName })}
        >
          <span>{t('keeping.people')}</span>
        </Link>
        <Link
          to="/centres/$id/letters"
          params={{ id }}
          className={buttonClass()}
          aria-label={t('keeping.lettersNamed', { name: plainName })}
        >
          <span>{t('keeping.letters')}</span>
        </Link>
        <Link
          to="/centres/$id/{-$slug}"
          params={{ id, slug }}
          className={buttonClass({ variant: 'plain' })}
          aria-label={t('keeping.openNamed', { name: plainName })}
        >
          <span>{t('keeping.open')}</span>
        </Link>
      </div>
      {confirming.isError && (
        <Notice tone="error" live title={failure.title}>
          {failure.detail}
        </Notice>
      )}
    </li>
  )
}

function Registrations() {
  const { t } = useTranslation()
  const { data, error } = useQuery(ownRegistrations())
  const failure = useFailureText(error)
  const underWay = data?.items.filter(({ state }) => state !== 'published') ?? []
  return (
    <section className={styles.part} aria-labelledby="under-way">
      <h2 id="under-way">{t('keeping.underWay')}</h2>
      {data ? (
        underWay.length === 0 ? (
          <p className={styles.soft}>{t('keeping.noneUnderWay')}</p>
        ) : (
          <ul className={styles.list}>
            {underWay.map((registration) => (
              <UnderWay key={registration.id} registration={registration} />
            ))}
          </ul>
        )
      ) : error ? (
        <Notice tone="error" live title={failure.title}>
          {failure.detail}
        </Notice>
      ) : (
        <SkeletonRows rows={1} label={t('registering.loading')} />
      )}
    </section>
  )
}

function UnderWay({ registration: { id, title, state, updatedAt } }: { registration: RegistrationBrief }) {
  const { t } = useTranslation()
  const formats = useFormats()
  return (
    <li className={styles.entry}>
      <p className={styles.name}>
        <Link to="/registrations/$id" params={{ id }}>
          <bdi>{title || t('keeping.unnamed')}</bdi>
        </Link>
      </p>
      <p className={styles.soft}>
        <Badge tone={state === 'submitted' ? 'calm' : 'caution'}>
          <span>{t(`registering.states.${state}`)}</span>
        </Badge>{' '}
        <span>{t('keeping.changedOn', { date: formats.instant(updatedAt) })}</span>
      </p>
    </li>
  )
}

/** Only where there are any: most keep what they have registered. */
function Claims() {
  const { t } = useTranslation()
  const { data, error } = useQuery(ownClaims())
  const failure = useFailureText(error)
  const shown = data?.items.filter(({ state }) => state === 'submitted' || state === 'rejected') ?? []
  if (shown.length === 0 && !error) return null
  return (
    <section className={styles.part} aria-labelledby="claims">
      <h2 id="claims">{t('claims.underWay')}</h2>
      {error && (
        <Notice tone="error" live title={failure.title}>
          {failure.detail}
        </Notice>
      )}
      <ul className={styles.list}>
        {shown.map((claim) => (
          <Claimed key={claim.id} claim={claim} />
        ))}
      </ul>
    </section>
  )
}

function Claimed({ claim: { id, centre, state, submittedAt } }: { claim: Claim }) {
  const { t } = useTranslation()
  const formats = useFormats()
  return (
    <li className={styles.entry}>
      <p className={styles.name}>
        <Link to="/claims/$id" params={{ id }}>
          <CentreName centre={centre} />
        </Link>
      </p>
      <p className={styles.soft}>
        <Badge tone={state === 'submitted' ? 'calm' : 'caution'}>
          <span>{t(`claims.states.${state}`)}</span>
        </Badge>{' '}
        <span>{t('claims.sentOn', { date: formats.instant(submittedAt) })}</span>
      </p>
    </li>
  )
}
