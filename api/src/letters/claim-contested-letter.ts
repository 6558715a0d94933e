import { type LetterParts, link, say, text } from './parts.ts'
import { dateIn } from './texts.ts'

export type ClaimContested = {
  claimId: string
  /** Of the centre. */
  name: string
  /** Name or address. */
  claimant: string
  /** Until when moderators wait for an answer. */
  until: string
}

/** To whoever keeps the record by now. */
export const claimContestedLetter = (
  { claimId, name, claimant, until }: ClaimContested,
  language: string,
): LetterParts => ({
  subject: say('claimContested.subject', { name }),
  body: [
    text('claimContested.intro', { name, claimant }),
    text('claimContested.next', { date: dateIn(language, until) }),
    link('claimContested.link', `/claims/${claimId}/answer`),
  ],
})
