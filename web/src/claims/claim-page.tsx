import type { Claim } from '@centres/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useFormats } from '../i18n/formats.ts'
import { AppealForm, AppealNote } from '../people/appeal-form.tsx'
import { CentreName } from '../people/centre-name.tsx'
import { meQuery, statusOf } from '../people/me.ts'
import { SignedIn } from '../people/signed-in.tsx'
import { useWaitingText } from '../people/waiting-text.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { ClaimPeers } from './claim-peers.tsx'
import { ownClaim } from './claim-queries.ts'
import styles from './claims.module.css'

const route = getRouteApi('/claims/$id')

/** Where a claim stands, and what can be done about it. */
export function ClaimPage() {
  const { t } = useTranslation()
  const { id } = route.useParams()
  return (
    <div className={styles.page}>
      <PageTitle text={t('site.pageTitle', { page: t('claims.claim'), site: t('site.name') })} />
      <h1>{t('claims.claim')}</h1>
      <SignedIn>{() => <Standing key={id} id={id} />}</SignedIn>
    </div>
  )
}

function Standing({ id }: { id: string }) {
  const { t } = useTranslation()
  const { data, error, isFetching, refetch } = useQuery(ownClaim(id))
  if (data) return <Known claim={data} />
  if (!error) return <SkeletonRows rows={2} label={t('claims.claimLoading')} />
  if ([400, 404].includes(statusOf(error) ?? 0))
    return (
      <EmptyState
        title={t('claims.claimMissing')}
        actions={
          <Link to="/my-centres" className={buttonClass()}>
            <span>{t('claims.toCentres')}</span>
          </Link>
        }
      />
    )
  return <FailureNotice error={error} isFetching={isFetching} refetch={refetch} />
}

const tones = { submitted: 'done', approved: 'done', rejected: 'caution', withdrawn: 'info' } as const

function Known({ claim }: { claim: Claim }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const client = useQueryClient()
  const { id, centre, state, reason, message, submittedAt, contestedUntil, appeal, revision, usualDays } = claim
  const waiting = useWaitingText()
  /** Then the one sentence that leads to their words is enough. */
  const saysWhy = state === 'rejected' && reason === 'other'
  const isRefused = state === 'rejected'

  // Whoever has become the keeper of a record is told so by the menu as well.
  useEffect(() => {
    if (state === 'approved') void client.invalidateQueries({ queryKey: meQuery().queryKey })
  }, [state, client])

  const appealing = useMutation({
    mutationFn: (message: string) => call('POST /claims/:id/appeal', { params: { id }, body: { revision, message } }),
    onSuccess: (claim) => client.setQueryData(ownClaim(id).queryKey, claim),
    onError: (error) => {
      if (statusOf(error) === 409) void client.invalidateQueries({ queryKey: ownClaim(id).queryKey })
    },
  })

  return (
    <div className={styles.part}>
      <h2>
        <CentreName centre={centre} />
      </h2>
      <div role="status">
        <Notice tone={tones[state]} title={t(`claims.states.${state}`)}>
          {saysWhy || <p>{state === 'submitted' ? waiting(usualDays) : t(`claims.then.${state}`)}</p>}
          {state === 'submitted' && (
            <>
              {contestedUntil && <p>{t('claims.contested', { date: formats.moment(contestedUntil) })}</p>}
              <p>{t('claims.sentOn', { date: formats.instant(submittedAt) })}</p>
            </>
          )}
          {reason && isRefused && <p>{t(`claims.reasons.${reason as 'other'}`)}</p>}
          {message && (isRefused || state === 'approved') && (
            <blockquote className={styles.words} dir="auto">
              {message}
            </blockquote>
          )}
        </Notice>
      </div>
      {appeal && <AppealNote appeal={appeal} waits={state === 'submitted'} refused={isRefused} />}
      <ClaimPeers claim={claim} />
      <div className={styles.actions}>
        {state === 'approved' && (
          <Link to="/centres/$id/edit" params={{ id: centre.id }} className={buttonClass({ variant: 'primary' })}>
            <span>{t('keeping.edit')}</span>
          </Link>
        )}
        <Link to="/centres/$id/{-$slug}" params={{ id: centre.id, slug: centre.slug }} className={buttonClass()}>
          <span>{t('claims.openProfile')}</span>
        </Link>
        <Link to="/my-centres" className={buttonClass()}>
          <span>{t('claims.toCentres')}</span>
        </Link>
        {state === 'submitted' && <Withdraw id={id} />}
      </div>
      {isRefused && appeal === null && (
        <AppealForm
          error={appealing.error}
          isPending={appealing.isPending}
          onSend={(message) => appealing.mutate(message)}
        />
      )}
    </div>
  )
}

function Withdraw({ id }: { id: string }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const withdrawing = useMutation({
    mutationFn: () => call('DELETE /claims/:id', { params: { id } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['my', 'claims'] })
      setOpen(false)
    },
  })
  return (
    <>
      <Button variant="plain" onClick={() => setOpen(true)}>
        {t('claims.withdraw')}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('claims.withdraw')}
        closeLabel={t('site.close')}
        actions={
          <Button variant="danger" busy={withdrawing.isPending} onClick={() => withdrawing.mutate()}>
            {t('claims.withdraw')}
          </Button>
        }
      >
        <p>{t('claims.withdrawNote')}</p>
        {withdrawing.isError && <Notice tone="error" live title={t('claims.notWithdrawn')} />}
      </Dialog>
    </>
  )
}
