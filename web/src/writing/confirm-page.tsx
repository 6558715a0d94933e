import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Send } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { statusOf } from '../people/me.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { forgetSentLetter } from './letter-here.ts'
import { useRefusal } from './use-refusal.ts'
import styles from './writing.module.css'
import { letterStatus } from './writing-queries.ts'

const route = getRouteApi('/messages/confirm/$token')

/** Where the link of a letter leads. Programs that look through mail open links too: only the button sends the letter. */
export function ConfirmPage() {
  const { t } = useTranslation()
  const { token } = route.useParams()
  const navigate = useNavigate()
  const client = useQueryClient()
  const confirming = useMutation({
    mutationFn: () => call('POST /messages/confirmation', { body: { token } }),
    onSuccess: ({ statusToken, status }) => {
      forgetSentLetter(status.centre.id)
      client.setQueryData(letterStatus(statusToken).queryKey, status)
      return navigate({ to: '/messages/status/$token', params: { token: statusToken }, replace: true })
    },
  })
  const refusal = useRefusal(confirming)
  const status = statusOf(confirming.error)

  return (
    <div className={styles.page}>
      <PageTitle text={t('site.pageTitle', { page: t('writing.confirm.title'), site: t('site.name') })} />
      <h1>{t('writing.confirm.title')}</h1>
      {status === 410 || status === 400 ? (
        <Notice tone="caution" live title={t('people.usedTitle')}>
          <p>{t('writing.confirm.usedUp')}</p>
        </Notice>
      ) : (
        <>
          <p>{t('writing.confirm.press')}</p>
          {confirming.isError && (
            <Notice tone="error" live title={status === 409 ? t('writing.notTaken') : refusal.title}>
              {status === 409 ? t('writing.confirm.notTaken') : refusal.detail}
            </Notice>
          )}
          <div>
            <Button variant="primary" icon={Send} busy={confirming.isPending} onClick={() => confirming.mutate()}>
              {t('writing.confirm.send')}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}
