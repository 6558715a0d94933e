import { useRouterState } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { CallFailed } from '../app/call.ts'
import { useFailureText } from '../i18n/failure-text.tsx'
import { statusOf } from '../people/me.ts'
import { Notice } from '../ui/notice.tsx'
import { signInAddress } from './moderation-failure.tsx'

/** Why what was sent was not taken. Nothing that was typed is lost, not even by having to sign in again. */
export function RefusedNotice({ error, title }: { error: unknown; title: string }) {
  const { t } = useTranslation()
  const { pathname, searchStr } = useRouterState({ select: ({ location }) => location })
  const failure = useFailureText(error, { asksAgain: false })
  if (statusOf(error) === 401)
    return (
      <Notice
        tone="error"
        live
        title={title}
        action={
          <a href={signInAddress(pathname + searchStr)} target="_blank" rel="noopener">
            {t('moderation.signedOut.signIn')}
          </a>
        }
      >
        {t('moderation.signedOut.detail')}
      </Notice>
    )
  const problem = error instanceof CallFailed && error.reason === 'refused' ? error.problem : undefined
  if (!problem)
    return (
      <Notice tone="error" live title={title}>
        {failure.detail}
      </Notice>
    )
  const said = problem.errors?.map(({ name, message }) => `${name} ${message}`) ?? [problem.detail]
  return (
    <Notice tone="error" live title={title}>
      <p>{t('failure.details')}</p>
      {said.map((text) => (
        <blockquote key={text} lang="en" dir="ltr">
          {text}
        </blockquote>
      ))}
    </Notice>
  )
}
