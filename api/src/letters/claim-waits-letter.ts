import { type LetterParts, link, say, text } from './parts.ts'

export type ClaimWaits = {
  claimId: string
  /** Of the centre. */
  name: string
  /** Token of the link that switches these letters off. */
  unsubscribe: string
}

/** To a moderator. */
export const claimWaitsLetter = ({ claimId, name, unsubscribe }: ClaimWaits): LetterParts => ({
  subject: say('claimWaits.subject', { name }),
  body: [
    text('claimWaits.intro', { name }),
    text('claimWaits.next'),
    link('claimWaits.link', `/moderate/claims/${claimId}`),
  ],
  unsubscribe: `/unsubscribe/${unsubscribe}`,
})
