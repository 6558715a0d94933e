import { profilePath } from '../pages/addresses.ts'
import { type LetterParts, link, say, text, wordsOf } from './parts.ts'

export type RegistrationPublished = {
  centreId: string
  /** Of the centre. */
  name: string
  /** What the moderator wrote; may be empty. */
  message: string
}

export const registrationPublishedLetter = ({ centreId, name, message }: RegistrationPublished): LetterParts => ({
  subject: say('registrationPublished.subject', { name }),
  body: [
    text('registrationPublished.intro', { name }),
    link('registrationPublished.profile', profilePath({ id: centreId, names: [{ text: name }] })),
    ...wordsOf(message),
    text('registrationPublished.next'),
    link('registrationPublished.centres', '/my-centres'),
  ],
})
