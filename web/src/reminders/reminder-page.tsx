import type { Reminder } from '@centres/contract'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Check } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useFailureText } from '../i18n/failure-text.tsx'
import { useFormats } from '../i18n/formats.ts'
import { statusOf } from '../people/me.ts'
import styles from '../people/people.module.css'
import { Button, buttonClass } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { TextField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { WithTexts } from '../ui/with-texts.tsx'
import { CentreFacts } from './centre-facts.tsx'

const route = getRouteApi('/reminders/$token')

const reminderOf = (token: string) =>
  queryOptions({
    queryKey: ['reminders', token],
    queryFn: ({ signal }) => call('GET /reminders/:token', { params: { token } }, signal),
    retry: false,
    // The link is spent by its use; what was read before is what is thanked for.
    staleTime: Number.POSITIVE_INFINITY,
  })

const isSpent = (error: unknown) => [403, 410].includes(statusOf(error) ?? 0)

/** Where the links of a reminder lead. Programs that look through mail open them too: only a button does something. */
export const ReminderPage = () => (
  <WithTexts part="reminders">
    <ReminderHere />
  </WithTexts>
)

function ReminderHere() {
  const { t } = useTranslation()
  const { token } = route.useParams()
  const { data, error, isFetching, refetch } = useQuery(reminderOf(token))
  const title = t(data?.purpose === 'close' ? 'reminders.closeTitle' : 'reminders.title')
  return (
    <div className={styles.page}>
      <PageTitle text={t('site.pageTitle', { page: title, site: t('site.name') })} />
      <h1>{title}</h1>
      {data ? (
        <Question reminder={data} token={token} />
      ) : isSpent(error) ? (
        <Spent />
      ) : error ? (
        <FailureNotice error={error} isFetching={isFetching} refetch={refetch} />
      ) : (
        <SkeletonRows rows={3} label={t('reminders.loading')} />
      )}
    </div>
  )
}

function Question({ reminder, token }: { reminder: Reminder; token: string }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const formats = useFormats()
  const { centre, purpose } = reminder
  const params = { token }
  const answering = useMutation({
    mutationFn: async (closed: string) => {
      if (purpose === 'close') await call('POST /reminders/:token/closure', { params, body: { closed } })
      else await call('POST /reminders/:token/confirmation', { params })
    },
    onSuccess: () => {
      for (const noun of ['centres', 'me']) void client.invalidateQueries({ queryKey: [noun] })
    },
  })
  const failure = useFailureText(answering.error, { asksAgain: false })
  if (isSpent(answering.error)) return <Spent />

  return (
    <>
      <CentreFacts centre={centre} />
      {answering.isSuccess ? (
        <>
          <Notice tone="done" live title={t(purpose === 'close' ? 'reminders.closed' : 'reminders.confirmed')}>
            <p>{t(purpose === 'close' ? 'reminders.closedMore' : 'reminders.confirmedMore')}</p>
          </Notice>
          <p className={styles.actions}>
            <Profile reminder={reminder} />
            <EditLink id={centre.id} />
          </p>
        </>
      ) : (
        <>
          {centre.confirmedAt && (
            <p className={styles.soft}>{t('profile.confirmedOn', { date: formats.instant(centre.confirmedAt) })}</p>
          )}
          {answering.isError && (
            <Notice tone="error" live title={failure.title}>
              {failure.detail}
            </Notice>
          )}
          {purpose === 'close' ? (
            <ClosedOn busy={answering.isPending} onClose={(closed) => answering.mutate(closed)} />
          ) : (
            <div className={styles.actions}>
              <Button variant="primary" icon={Check} busy={answering.isPending} onClick={() => answering.mutate('')}>
                {t('reminders.confirm')}
              </Button>
            </div>
          )}
          <p>{t('reminders.otherwise')}</p>
          <p className={styles.actions}>
            <EditLink id={centre.id} />
            <Profile reminder={reminder} />
          </p>
        </>
      )}
    </>
  )
}

function ClosedOn({ busy, onClose }: { busy: boolean; onClose: (closed: string) => void }) {
  const { t } = useTranslation()
  const [closed, setClosed] = useState('')
  const [isWrong, setIsWrong] = useState(false)
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault()
        const given = closed.trim()
        const wrong = !/^\d{4}(-\d{2}-\d{2})?$/.test(given)
        setIsWrong(wrong)
        if (wrong) event.currentTarget.querySelector('input')?.focus()
        else if (!busy) onClose(given)
      }}
    >
      <TextField
        label={t('reminders.closedOn')}
        hint={t('form.hints.yearOrDate')}
        error={isWrong ? t('reminders.closedOnWrong') : undefined}
        inputMode="numeric"
        dir="ltr"
        required
        value={closed}
        onChange={setClosed}
      />
      <div className={styles.actions}>
        <Button type="submit" variant="primary" busy={busy}>
          {t('reminders.close')}
        </Button>
      </div>
    </form>
  )
}

function EditLink({ id }: { id: string }) {
  const { t } = useTranslation()
  return (
    <Link to="/centres/$id/edit" params={{ id }} className={buttonClass()}>
      <span>{t('keeping.edit')}</span>
    </Link>
  )
}

function Profile({ reminder: { centre } }: { reminder: Reminder }) {
  const { t } = useTranslation()
  return (
    <Link
      to="/centres/$id/{-$slug}"
      params={{ id: centre.id, slug: centre.slug }}
      className={buttonClass({ variant: 'plain' })}
    >
      <span>{t('keeping.open')}</span>
    </Link>
  )
}

function Spent() {
  const { t } = useTranslation()
  return (
    <>
      <Notice tone="caution" live title={t('reminders.spent')}>
        <p>{t('reminders.spentMore')}</p>
      </Notice>
      <p>
        <Link to="/my-centres" className={buttonClass({ variant: 'primary' })}>
          <span>{t('keeping.title')}</span>
        </Link>
      </p>
    </>
  )
}
