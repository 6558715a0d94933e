import { type LetterParts, link, say, text } from './parts.ts'

export type RegistrationReceived = {
  registrationId: string
  /** Of the centre. */
  name: string
}

export const registrationReceivedLetter = ({ registrationId, name }: RegistrationReceived): LetterParts => ({
  subject: say('registrationReceived.subject', { name }),
  body: [
    text('registrationReceived.intro', { name }),
    text('registrationReceived.next'),
    text('registrationReceived.until'),
    link('registrationReceived.link', `/registrations/${registrationId}`),
  ],
})
