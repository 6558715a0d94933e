import { useTranslation } from 'react-i18next'
import { CallFailed } from '../app/call.ts'

/** What went wrong, in the reader's language; the server's own words only where they name what was at fault. */
export function useFailureText(error: unknown): { title: string; detail: string } {
  const { t } = useTranslation()
  if (!(error instanceof CallFailed)) return { title: t('failure.page.title'), detail: t('failure.page.detail') }
  const { reason, problem, secondsToWait = 0 } = error
  if (reason === 'busy') {
    return { title: t('failure.busy.title'), detail: t('failure.busy.detail', { count: secondsToWait }) }
  }
  const detail = t(`failure.${reason}.detail`)
  const said = reason === 'refused' && problem ? ` ${t('failure.details', { detail: problem.detail })}` : ''
  return { title: t(`failure.${reason}.title`), detail: detail + said }
}
