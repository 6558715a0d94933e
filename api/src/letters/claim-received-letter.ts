import { type LetterParts, link, say, text } from './parts.ts'

export type ClaimReceived = {
  claimId: string
  /** Of the centre. */
  name: string
}

export const claimReceivedLetter = ({ claimId, name }: ClaimReceived): LetterParts => ({
  subject: say('claimReceived.subject', { name }),
  body: [
    text('claimReceived.intro', { name }),
    text('claimReceived.next'),
    link('claimReceived.link', `/claims/${claimId}`),
  ],
})
