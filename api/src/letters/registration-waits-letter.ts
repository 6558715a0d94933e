import { type LetterParts, link, say, text } from './parts.ts'

export type RegistrationWaits = {
  registrationId: string
  /** Of the centre. */
  name: string
}

/** To a moderator. */
export const registrationWaitsLetter = ({ registrationId, name }: RegistrationWaits): LetterParts => ({
  subject: say('registrationWaits.subject', { name }),
  body: [
    text('registrationWaits.intro', { name }),
    text('registrationWaits.next'),
    link('registrationWaits.link', `/moderate/registrations/${registrationId}`),
  ],
})
