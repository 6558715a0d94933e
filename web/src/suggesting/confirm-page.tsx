import { useMutation } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useFailureText } from '../i18n/failure-text.tsx'
import { statusOf } from '../people/me.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import styles from './suggesting.module.css'

const route = getRouteApi('/suggestions/confirm/$token')
const reportRoute = getRouteApi('/reports/confirm/$token')

export function ConfirmPage() {
  return <Confirm token={route.useParams().token} about="suggesting" />
}

export function ConfirmReportPage() {
  return <Confirm token={reportRoute.useParams().token} about="reporting" />
}

/** Where the link of a letter leads. Programs that look through mail open links too: only the button uses it up. */
function Confirm({ token, about }: { token: string; about: 'suggesting' | 'reporting' }) {
  const { t } = useTranslation()
  const confirming = useMutation({ mutationFn: () => call('POST /suggestions/confirmation', { body: { token } }) })
  const failure = useFailureText(confirming.error, { asksAgain: false })
  const isUsedUp = [410, 400].includes(statusOf(confirming.error) ?? 0)
  const centre = confirming.data?.centre

  return (
    <div className={styles.page}>
      <PageTitle text={t('site.pageTitle', { page: t(`${about}.confirmTitle`), site: t('site.name') })} />
      <h1>{t(`${about}.confirmTitle`)}</h1>
      {centre ? (
        <Notice
          tone="done"
          live
          title={t(`${about}.confirmed`)}
          action={
            <Link to="/centres/$id/{-$slug}" params={{ id: centre.id, slug: centre.slug }} className={buttonClass()}>
              <span>{t('keeping.open')}</span>
            </Link>
          }
        >
          <p>{t(`${about}.confirmedNext`)}</p>
        </Notice>
      ) : isUsedUp ? (
        <Notice tone="caution" live title={t('people.usedTitle')}>
          <p>{t(`${about}.usedUp`)}</p>
        </Notice>
      ) : (
        <>
          <p>{t(`${about}.press`)}</p>
          {confirming.isError && (
            <Notice tone="error" live title={failure.title}>
              {failure.detail}
            </Notice>
          )}
          <div>
            <Button variant="primary" icon={Check} busy={confirming.isPending} onClick={() => confirming.mutate()}>
              {t(`${about}.confirm`)}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}
