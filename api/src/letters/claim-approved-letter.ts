import { profilePath } from '../pages/addresses.ts'
import { type LetterParts, link, say, text, wordsOf } from './parts.ts'

export type ClaimApproved = {
  centreId: string
  /** Of the centre. */
  name: string
  /** What the moderator wrote; may be empty. */
  message: string
}

export const claimApprovedLetter = ({ centreId, name, message }: ClaimApproved): LetterParts => ({
  subject: say('claimApproved.subject', { name }),
  body: [
    text('claimApproved.intro', { name }),
    link('claimApproved.profile', profilePath({ id: centreId, names: [{ text: name }] })),
    ...wordsOf(message),
    text('claimApproved.next'),
    link('claimApproved.centres', '/my-centres'),
  ],
})
