import type { Registration } from '@centres/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useFormats } from '../i18n/formats.ts'
import { AppealForm, AppealNote } from '../people/appeal-form.tsx'
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
import { forgetHere } from './draft-here.ts'
import styles from './registering.module.css'
import { isOpen, registrationQuery } from './registration-queries.ts'

const route = getRouteApi('/registrations/$id')

/** Where a registration stands, and what can be done about it. */
export function RegistrationPage() {
  const { t } = useTranslation()
  const { id } = route.useParams()
  return (
    <div className={styles.page}>
      <PageTitle text={t('site.pageTitle', { page: t('registering.registration'), site: t('site.name') })} />
      <h1>{t('registering.registration')}</h1>
      <SignedIn>{() => <Standing key={id} id={id} />}</SignedIn>
    </div>
  )
}

function Standing({ id }: { id: string }) {
  const { t } = useTranslation()
  const { data, error, isFetching, refetch } = useQuery({ ...registrationQuery(id), staleTime: 0 })
  if (data) return <Known registration={data} />
  if (!error) return <SkeletonRows rows={2} label={t('registering.loading')} />
  if ([400, 404].includes(statusOf(error) ?? 0)) {
    return (
      <EmptyState
        title={t('registering.missing')}
        actions={
          <Link to="/my-centres" className={buttonClass()}>
            {t('keeping.title')}
          </Link>
        }
      />
    )
  }
  return <FailureNotice error={error} isFetching={isFetching} refetch={refetch} />
}

const tones = {
  draft: 'info',
  submitted: 'done',
  'changes-asked': 'caution',
  published: 'done',
  rejected: 'caution',
} as const

const titleOf = ({ form }: Registration) => {
  const [first] = Array.isArray(form.names) ? (form.names as { text?: unknown }[]) : []
  return typeof first?.text === 'string' ? first.text : ''
}

function Known({ registration }: { registration: Registration }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const client = useQueryClient()
  const { id, state, reason, message, submittedAt, centreId, appeal, revision, usualDays } = registration
  const waiting = useWaitingText()
  /** Then the one sentence that leads to their words is enough. */
  const saysWhy = state === 'rejected' && reason === 'other'
  const title = titleOf(registration)

  // Whoever has become the keeper of a record is told so by the menu as well.
  useEffect(() => {
    if (state === 'published') void client.invalidateQueries({ queryKey: meQuery().queryKey })
  }, [state, client])

  const appealing = useMutation({
    mutationFn: (message: string) =>
      call('POST /registrations/:id/appeal', { params: { id }, body: { revision, message } }),
    onSuccess: (registration) => {
      client.setQueryData(registrationQuery(id).queryKey, registration)
      void client.invalidateQueries({ queryKey: ['registrations'], exact: true })
    },
    onError: (error) => {
      if (statusOf(error) === 409) void client.invalidateQueries({ queryKey: registrationQuery(id).queryKey })
    },
  })

  return (
    <div className={styles.part}>
      {title && (
        <h2>
          <bdi>{title}</bdi>
        </h2>
      )}
      <Notice tone={tones[state]} title={t(`registering.states.${state}`)}>
        {saysWhy || <p>{state === 'submitted' ? waiting(usualDays) : t(`registering.then.${state}`)}</p>}
        {submittedAt && state === 'submitted' && (
          <p>{t('registering.sentOn', { date: formats.instant(submittedAt) })}</p>
        )}
        {reason && state !== 'published' && state !== 'submitted' && (
          <p>{t(`registering.reasons.${reason as 'other'}`)}</p>
        )}
        {message && state !== 'submitted' && (
          <blockquote className={styles.message} dir="auto">
            {message}
          </blockquote>
        )}
      </Notice>
      {appeal && <AppealNote appeal={appeal} waits={state === 'submitted'} refused={state === 'rejected'} />}
      <div className={styles.actions}>
        {isOpen(registration) && (
          <Link
            to="/register"
            search={{ id, step: state === 'draft' ? 'centre' : 'review' }}
            className={buttonClass({ variant: 'primary' })}
          >
            <span>{t(state === 'draft' ? 'registering.goOn' : 'registering.editAndSend')}</span>
          </Link>
        )}
        {centreId && (
          <Link
            to="/centres/$id/{-$slug}"
            params={{ id: centreId, slug: undefined }}
            className={buttonClass({ variant: 'primary' })}
          >
            <span>{t('explore.openProfile')}</span>
          </Link>
        )}
        <Link to="/my-centres" className={buttonClass()}>
          <span>{t('keeping.title')}</span>
        </Link>
        {(isOpen(registration) || state === 'submitted') && <Discard id={id} isSent={state !== 'draft'} />}
      </div>
      {state === 'rejected' && appeal === null && (
        <AppealForm
          error={appealing.error}
          isPending={appealing.isPending}
          onSend={(message) => appealing.mutate(message)}
        />
      )}
    </div>
  )
}

function Discard({ id, isSent }: { id: string; isSent: boolean }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const discarding = useMutation({
    mutationFn: () => call('DELETE /registrations/:id', { params: { id } }),
    onSuccess: async () => {
      forgetHere(id)
      await navigate({ to: '/my-centres' })
      client.removeQueries({ queryKey: registrationQuery(id).queryKey })
      await client.invalidateQueries({ queryKey: ['registrations'], exact: true })
    },
  })
  const kind = isSent ? 'takeBack' : 'discard'
  return (
    <>
      <Button variant="plain" onClick={() => setOpen(true)}>
        {t(`registering.${kind}`)}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t(`registering.${kind}`)}
        closeLabel={t('site.close')}
        actions={
          <Button variant="danger" busy={discarding.isPending} onClick={() => discarding.mutate()}>
            {t(`registering.${kind}`)}
          </Button>
        }
      >
        <p>{t(`registering.${kind}Note`)}</p>
        {discarding.isError && <Notice tone="error" live title={t('registering.notDiscarded')} />}
      </Dialog>
    </>
  )
}
