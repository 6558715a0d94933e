import { type LetterParts, link, type Paragraph, say, text } from './parts.ts'
import { dateIn, listIn } from './texts.ts'

export type ModeratorAppointed = {
  /** Name or address of who appoints. */
  who: string
  /** Countries, regions and associations by name; none for everything. */
  parts: string[]
  isAdministrator: boolean
  /** Until when the address has to have signed in; null where it has. */
  until: string | null
}

/** What somebody decides on. */
export const officeText = (parts: string[], isAdministrator: boolean, language: string): Paragraph => {
  if (isAdministrator) return text('appointments.administrator')
  if (parts.length === 0) return text('appointments.everything')
  return text('appointments.parts', { parts: listIn(language, parts) })
}

export const moderatorAppointedLetter = (
  { who, parts, isAdministrator, until }: ModeratorAppointed,
  language: string,
): LetterParts => ({
  subject: say('moderatorAppointed.subject'),
  body: [
    text('moderatorAppointed.intro', { who }),
    officeText(parts, isAdministrator, language),
    text('moderatorAppointed.what'),
    ...(until === null ? [] : [text('moderatorAppointed.until', { date: dateIn(language, until) })]),
    link('moderatorAppointed.link', '/moderate'),
    text('moderatorAppointed.unasked'),
  ],
})
