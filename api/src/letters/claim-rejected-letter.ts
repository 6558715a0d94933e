import type { ClaimReason } from '@centres/contract'
import { type LetterParts, link, say, text, wordsOf } from './parts.ts'

export type ClaimRejected = {
  claimId: string
  /** Of the centre. */
  name: string
  reason: ClaimReason
  /** What the moderator wrote; may be empty. */
  message: string
  /** Whether there was an appeal already. */
  isFinal: boolean
}

export const claimRejectedLetter = ({ claimId, name, reason, message, isFinal }: ClaimRejected): LetterParts => ({
  subject: say('claimRejected.subject', { name }),
  body: [
    text('claimRejected.intro', { name }),
    ...(reason === 'other' ? [] : [text(`claimReasons.${reason}`)]),
    ...wordsOf(message),
    text(isFinal ? 'appealed' : 'mayAppeal'),
    link('claimRejected.link', `/claims/${claimId}`),
  ],
})
