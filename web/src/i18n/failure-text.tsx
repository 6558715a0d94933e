import type { Problem } from '@centres/contract'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CallFailed } from '../app/call.ts'

type Failing = {
  /** False where the page leaves it to the reader to ask again, as with what they have pressed. */
  asksAgain?: boolean
}

/** What went wrong, in the reader's language; the server's own words only where they name what was at fault. */
export function useFailureText(
  error: unknown,
  { asksAgain = true }: Failing = {},
): { title: string; detail: ReactNode } {
  const { t } = useTranslation()
  if (!(error instanceof CallFailed)) return { title: t('failure.page.title'), detail: t('failure.page.detail') }
  const { reason, problem, secondsToWait = 0 } = error
  if (reason === 'busy') {
    const detail = t(asksAgain ? 'failure.busy.detail' : 'failure.busy.tryAgain', { count: secondsToWait })
    return { title: t('failure.busy.title'), detail }
  }
  const title = t(`failure.${reason}.title`)
  const detail = t(`failure.${reason}.detail`)
  if (reason !== 'refused' || !problem) return { title, detail }
  return {
    title,
    detail: (
      <>
        <p>{detail}</p>
        <Refusal problem={problem} />
      </>
    ),
  }
}

/** The server speaks English: what it names is named as the reader knows it, the rest is quoted. */
function Refusal({ problem: { detail, errors = [] } }: { problem: Problem }) {
  const { t, i18n } = useTranslation()
  if (errors.length === 0) {
    return (
      <>
        <p>{t('failure.details')}</p>
        <Quote text={detail} />
      </>
    )
  }
  const nameOf = (name: string) =>
    i18n.exists(`filters.names.${name}`) ? i18n.t(`filters.names.${name}` as 'filters.names.q') : name
  return errors.map(({ name, message }) => (
    <Fragment key={`${name} ${message}`}>
      <p>{t('failure.named', { name: nameOf(name) })}</p>
      <Quote text={message} />
    </Fragment>
  ))
}

const Quote = ({ text }: { text: string }) => (
  <blockquote lang="en" dir="ltr">
    {text}
  </blockquote>
)
