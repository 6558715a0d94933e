import { type LetterParts, link, say, text } from './parts.ts'

export type ClaimWaits = {
  claimId: string
  /** Of the centre. */
  name: string
}

/** To a moderator. */
export const claimWaitsLetter = ({ claimId, name }: ClaimWaits): LetterParts => ({
  subject: say('claimWaits.subject', { name }),
  body: [
    text('claimWaits.intro', { name }),
    text('claimWaits.next'),
    link('claimWaits.link', `/moderate/claims/${claimId}`),
  ],
})
