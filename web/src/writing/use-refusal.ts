import { messageHours, messageLimits } from '@centres/contract'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CallFailed } from '../app/call.ts'
import { useFailureText } from '../i18n/failure-text.tsx'
import { useFormats } from '../i18n/formats.ts'
import { statusOf } from '../people/me.ts'

const minuteMs = 60_000
/** Up to this a wait is told in seconds, as that of a busy server. */
const shortWaitMs = 2 * minuteMs

type Tried = { error: unknown; submittedAt: number }

/** Why a letter, or its link, was not taken; of a limit that is reached, when it ends. */
export function useRefusal({ error, submittedAt }: Tried): { title: string; detail: ReactNode } {
  const { t } = useTranslation()
  const formats = useFormats()
  const failure = useFailureText(error, { asksAgain: false })
  if (!(error instanceof CallFailed) || statusOf(error) !== 429) return failure
  const waitMs = (error.secondsToWait ?? 0) * 1000
  const limit = messageLimits.find((one) => one === error.problem?.reason)
  if (!limit && waitMs < shortWaitMs) return failure
  // Never before it ends: it is told to the minute.
  const endsAt = new Date(Math.ceil((submittedAt + waitMs) / minuteMs) * minuteMs)
  const holds = limit !== undefined && limit !== 'asked-day'
  return {
    title: t(`writing.limits.${limit ?? 'often'}`),
    detail: t(holds ? 'writing.limits.linkAgain' : 'writing.limits.again', {
      when: formats.moment(endsAt.toISOString()),
      hours: messageHours,
    }),
  }
}
