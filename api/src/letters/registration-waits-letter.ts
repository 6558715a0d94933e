import { type LetterParts, link, say, text } from './parts.ts'

export type RegistrationWaits = {
  registrationId: string
  /** Of the centre. */
  name: string
  /** Token of the link that switches these letters off. */
  unsubscribe: string
}

/** To a moderator. */
export const registrationWaitsLetter = ({ registrationId, name, unsubscribe }: RegistrationWaits): LetterParts => ({
  subject: say('registrationWaits.subject', { name }),
  body: [
    text('registrationWaits.intro', { name }),
    text('registrationWaits.next'),
    link('registrationWaits.link', `/moderate/registrations/${registrationId}`),
  ],
  unsubscribe: `/unsubscribe/${unsubscribe}`,
})
