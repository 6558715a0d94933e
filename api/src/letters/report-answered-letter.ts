import type { ReportReason } from '@centres/contract'
import { profilePath } from '../pages/addresses.ts'
import { type LetterParts, link, say, text, wordsOf } from './parts.ts'

export type ReportAnswered = {
  centreId: string
  /** Of the centre. */
  name: string
  /** Why nothing is done; null where something was. */
  reason: ReportReason | null
  /** What was written to the sender, or to everybody of a record that was withdrawn; may be empty. */
  message: string
  isWithdrawn: boolean
}

export function reportAnsweredLetter({ centreId, name, reason, message, isWithdrawn }: ReportAnswered): LetterParts {
  const outcome = isWithdrawn ? 'reportAnswered.withdrawn' : 'reportAnswered.mended'
  return {
    subject: say('reportAnswered.subject', { name }),
    body: [
      text('reportAnswered.thanks', { name }),
      text(reason ? `reportAnswered.reasons.${reason}` : outcome),
      ...wordsOf(message),
      link('reportAnswered.link', profilePath({ id: centreId, names: [{ text: name }] })),
    ],
  }
}
