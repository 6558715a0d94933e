import type { MendedPart } from '../moderation/find-mends.ts'
import { profilePath } from '../pages/addresses.ts'
import { partNames } from './part-names.ts'
import { type LetterParts, link, say, text, wordsOf } from './parts.ts'

export type RegistrationPublished = {
  centreId: string
  /** Of the centre. */
  name: string
  /** What the moderator wrote; may be empty. */
  message: string
  /** What the moderator made other than it was sent; letters that were in the queue before it was told have none. */
  mended?: MendedPart[]
}

export const registrationPublishedLetter = (
  { centreId, name, message, mended = [] }: RegistrationPublished,
  language: string,
): LetterParts => ({
  subject: say('registrationPublished.subject', { name }),
  body: [
    text('registrationPublished.intro', { name }),
    link('registrationPublished.profile', profilePath({ id: centreId, names: [{ text: name }] })),
    ...(mended.length > 0 ? [text('registrationPublished.mended', { parts: partNames(language, mended) })] : []),
    ...wordsOf(message),
    text('registrationPublished.next'),
    link('registrationPublished.centres', '/my-centres'),
  ],
})
