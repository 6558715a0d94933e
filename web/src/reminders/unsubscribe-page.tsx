import type { Unsubscription } from '@centres/contract'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { BellOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useFailureText } from '../i18n/failure-text.tsx'
import { statusOf } from '../people/me.ts'
import styles from '../people/people.module.css'
import { Button, buttonClass } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { WithTexts } from '../ui/with-texts.tsx'

const route = getRouteApi('/unsubscribe/$token')

const unsubscriptionOf = (token: string) =>
  queryOptions({
    queryKey: ['unsubscriptions', token],
    queryFn: ({ signal }) => call('GET /unsubscriptions/:token', { params: { token } }, signal),
    retry: false,
  })

/** Where the last line of a letter leads; mail programs post to the same address. */
export const UnsubscribePage = () => (
  <WithTexts part="reminders">
    <UnsubscribeHere />
  </WithTexts>
)

function UnsubscribeHere() {
  const { t } = useTranslation()
  const { token } = route.useParams()
  const { data, error, isFetching, refetch } = useQuery(unsubscriptionOf(token))
  const title = t('reminders.unsubscribeTitle')
  return (
    <div className={styles.page}>
      <PageTitle text={t('site.pageTitle', { page: title, site: t('site.name') })} />
      <h1>{title}</h1>
      {data ? (
        <Choice unsubscription={data} token={token} />
      ) : statusOf(error) === 410 ? (
        <Notice tone="caution" live title={t('reminders.spent')}>
          <p>{t('reminders.spentUnsubscribe')}</p>
        </Notice>
      ) : error ? (
        <FailureNotice error={error} isFetching={isFetching} refetch={refetch} />
      ) : (
        <SkeletonRows rows={1} label={t('reminders.loading')} />
      )}
      <p>
        <Link to="/account" className={buttonClass({ variant: 'plain' })}>
          <span>{t('people.myAccount')}</span>
        </Link>
      </p>
    </div>
  )
}

function Choice({ unsubscription: { topic, isOff }, token }: { unsubscription: Unsubscription; token: string }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const switching = useMutation({
    mutationFn: () => call('POST /unsubscriptions/:token', { params: { token } }),
    onSuccess: (done) => client.setQueryData(unsubscriptionOf(token).queryKey, done),
  })
  const failure = useFailureText(switching.error, { asksAgain: false })
  if (isOff)
    return (
      <Notice tone="done" live title={t(`reminders.off.${topic}`)}>
        <p>{t('reminders.onAgain')}</p>
      </Notice>
    )
  return (
    <>
      <p>{t(`reminders.topics.${topic}`)}</p>
      {switching.isError && (
        <Notice tone="error" live title={failure.title}>
          {failure.detail}
        </Notice>
      )}
      <div>
        <Button variant="primary" icon={BellOff} busy={switching.isPending} onClick={() => switching.mutate()}>
          {t('reminders.unsubscribe')}
        </Button>
      </div>
    </>
  )
}
