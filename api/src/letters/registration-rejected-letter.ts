import { type DecisionReason, reasonOf } from './decision-reason.ts'
import { type LetterParts, link, say, text, wordsOf } from './parts.ts'

export type RegistrationRejected = {
  registrationId: string
  /** Of the centre. */
  name: string
  reason: DecisionReason
  /** What the moderator wrote; may be empty. */
  message: string
  /** Whether there was an appeal already. */
  isFinal: boolean
}

export const registrationRejectedLetter = (data: RegistrationRejected): LetterParts => ({
  subject: say('registrationRejected.subject', { name: data.name }),
  body: [
    text('registrationRejected.intro', { name: data.name }),
    ...reasonOf(data.reason),
    ...wordsOf(data.message),
    text(data.isFinal ? 'appealed' : 'mayAppeal'),
    text('registrationRejected.next'),
    link('registrationRejected.link', `/registrations/${data.registrationId}`),
  ],
})
