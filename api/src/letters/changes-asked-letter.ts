import { type DecisionReason, reasonOf } from './decision-reason.ts'
import { type LetterParts, link, say, text, wordsOf } from './parts.ts'

export type ChangesAsked = {
  registrationId: string
  /** Of the centre. */
  name: string
  reason: DecisionReason
  /** What the moderator wrote; may be empty. */
  message: string
}

export const changesAskedLetter = ({ registrationId, name, reason, message }: ChangesAsked): LetterParts => ({
  subject: say('changesAsked.subject', { name }),
  body: [
    text('changesAsked.intro', { name }),
    ...reasonOf(reason),
    ...wordsOf(message),
    text('changesAsked.next'),
    link('changesAsked.link', `/registrations/${registrationId}`),
  ],
})
