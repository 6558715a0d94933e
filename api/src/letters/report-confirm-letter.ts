import { suggestionHours } from '@centres/contract'
import { type LetterParts, link, say, text } from './parts.ts'
import { hoursIn } from './texts.ts'

export type ReportConfirm = {
  token: string
  /** Of the centre. */
  name: string
}

/** What was reported is not repeated: the letter may go to somebody who has nothing to do with it. */
export const reportConfirmLetter = ({ token, name }: ReportConfirm, language: string): LetterParts => ({
  subject: say('reportConfirm.subject', { name }),
  body: [
    text('reportConfirm.intro', { name }),
    link('reportConfirm.link', `/reports/confirm/${encodeURIComponent(token)}`),
    text('reportConfirm.holds', { duration: hoursIn(language, suggestionHours) }),
    text('reportConfirm.unasked'),
  ],
})
