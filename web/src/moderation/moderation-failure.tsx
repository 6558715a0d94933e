import { useQueryClient } from '@tanstack/react-query'
import { Link, useRouter, useRouterState } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFailureText } from '../i18n/failure-text.tsx'
import { meQuery, statusOf } from '../people/me.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import type { QueueSearch } from './queue-search.ts'

/** Where whoever is not signed in signs in, and comes back from. */
export const signInAddress = (path: string) => `/sign-in?to=${encodeURIComponent(path).replaceAll('%2F', '/')}`

type FailureProps = { error: unknown; isFetching: boolean; onRetry: () => void; search?: QueueSearch }

/** Why a page of moderating cannot be shown, with the way on: to sign in, to somebody else, to the queue, to try again. */
export function ModerationFailure({ error, isFetching, onRetry, search = {} }: FailureProps) {
  const { t } = useTranslation()
  const failure = useFailureText(error)
  const status = statusOf(error)
  if (status === 401) return <ToSignIn />
  if (status === 403)
    return (
      <Closed
        title={t('moderation.forbidden.title')}
        way={
          <Link to="/" className={buttonClass({ variant: 'primary' })}>
            {t('missing.back')}
          </Link>
        }
      >
        <p>{t('moderation.forbidden.who')}</p>
        <p>{t('moderation.forbidden.other')}</p>
      </Closed>
    )
  if (status === 404 || status === 400)
    return (
      <Closed
        title={t('moderation.missing.title')}
        way={
          <Link to="/moderate" search={search} className={buttonClass({ variant: 'primary' })}>
            {t('moderation.toQueue')}
          </Link>
        }
      >
        <p>{t('moderation.missing.detail')}</p>
      </Closed>
    )
  return (
    <Notice
      tone="error"
      live
      title={failure.title}
      action={
        <Button busy={isFetching} onClick={onRetry}>
          {t('failure.retry')}
        </Button>
      }
    >
      {failure.detail}
    </Notice>
  )
}

function Closed({ title, way, children }: { title: string; way: ReactNode; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <>
      <PageTitle text={t('site.pageTitle', { page: title, site: t('site.name') })} />
      <EmptyState level={1} title={title} actions={way}>
        {children}
      </EmptyState>
    </>
  )
}

function ToSignIn() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { history } = useRouter()
  const here = useRouterState({ select: ({ location }) => location.pathname + location.searchStr })
  const [from] = useState(here)
  useEffect(() => {
    client.setQueryData(meQuery().queryKey, null)
    history.replace(signInAddress(from))
  }, [client, history, from])
  return <SkeletonRows rows={4} label={t('moderation.toSignIn')} />
}
