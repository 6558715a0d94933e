import type { Me, OpenedInvitation } from '@centres/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useFailureText } from '../i18n/failure-text.tsx'
import { useFormats } from '../i18n/formats.ts'
import { CentreName } from '../people/centre-name.tsx'
import { meQuery, statusOf } from '../people/me.ts'
import { SignedIn } from '../people/signed-in.tsx'
import { Button, buttonClass } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { WithTexts } from '../ui/with-texts.tsx'
import { openedInvitation } from './steward-queries.ts'
import styles from './stewards.module.css'

const route = getRouteApi('/invitations/$token')

/** Where the link of an invitation leads. Programs that look through mail open links too: only the button accepts. */
export const InvitationPage = () => (
  <WithTexts part="stewards">
    <Invitation />
  </WithTexts>
)

function Invitation() {
  const { t } = useTranslation()
  const { token } = route.useParams()
  return (
    <div className={styles.page}>
      <PageTitle text={t('site.pageTitle', { page: t('stewards.invitation.title'), site: t('site.name') })} />
      <h1>{t('stewards.invitation.title')}</h1>
      <SignedIn why={t('stewards.invitation.signIn')}>{(me) => <Opened key={token} token={token} me={me} />}</SignedIn>
    </div>
  )
}

function Gone() {
  const { t } = useTranslation()
  return (
    <EmptyState
      title={t('stewards.invitation.gone')}
      actions={
        <Link to="/my-centres" className={buttonClass()}>
          <span>{t('keeping.title')}</span>
        </Link>
      }
    >
      <p>{t('stewards.invitation.goneDetail')}</p>
    </EmptyState>
  )
}

const isGone = (error: unknown) => [400, 404, 410].includes(statusOf(error) ?? 0)

function Opened({ token, me }: { token: string; me: Me }) {
  const { t } = useTranslation()
  const { data, error, isFetching, refetch } = useQuery(openedInvitation(token))
  if (data) return <Invited token={token} me={me} invitation={data} />
  if (!error) return <SkeletonRows rows={3} label={t('stewards.invitation.loading')} />
  if (isGone(error)) return <Gone />
  return <FailureNotice error={error} isFetching={isFetching} refetch={refetch} />
}

function Invited({ token, me, invitation }: { token: string; me: Me; invitation: OpenedInvitation }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const client = useQueryClient()
  const { centre, invitedBy, handsOver, isYours, expiresAt } = invitation
  const accepting = useMutation({
    mutationFn: () => call('POST /invitations/accepted', { body: { token } }),
    onSuccess: () => client.invalidateQueries({ queryKey: meQuery().queryKey }),
  })
  const failure = useFailureText(accepting.error, { asksAgain: false })
  const email = `\u2068${me.email}\u2069`
  if (isGone(accepting.error)) return <Gone />
  return (
    <div className={styles.part}>
      <h2>
        <Link to="/centres/$id/{-$slug}" params={{ id: centre.id, slug: centre.slug }}>
          <CentreName centre={centre} />
        </Link>
      </h2>
      <div role="status">
        {accepting.isSuccess && (
          <Notice
            tone="done"
            title={t('stewards.invitation.done')}
            action={
              <Link to="/centres/$id/edit" params={{ id: centre.id }}>
                {t('stewards.invitation.edit')}
              </Link>
            }
          />
        )}
      </div>
      {!accepting.isSuccess &&
        (isYours ? (
          <Notice title={t('stewards.invitation.yours')} action={<Link to="/my-centres">{t('keeping.title')}</Link>} />
        ) : (
          <>
            <p>
              {invitedBy
                ? t('stewards.invitation.intro', { who: `\u2068${invitedBy}\u2069` })
                : t('stewards.invitation.introNobody')}
            </p>
            {handsOver && <p>{t('stewards.invitation.handsOver')}</p>}
            <p>{t('stewards.invitation.asWhom', { email })}</p>
            {accepting.error && (
              <Notice tone="error" live title={t('stewards.invitation.failed')}>
                {failure.detail}
              </Notice>
            )}
            <div>
              <Button variant="primary" icon={Check} busy={accepting.isPending} onClick={() => accepting.mutate()}>
                {t(accepting.isPending ? 'stewards.invitation.accepting' : 'stewards.invitation.accept')}
              </Button>
            </div>
            <p className={styles.soft}>{t('stewards.invitation.until', { date: formats.instant(expiresAt) })}</p>
          </>
        ))}
    </div>
  )
}
