import { officeText } from './moderator-appointed-letter.ts'
import { type LetterParts, link, say, text } from './parts.ts'

export type AppointmentChanged = {
  /** Name or address of who changed it. */
  who: string
  /** Countries, regions and associations by name; none for everything. */
  parts: string[]
  isAdministrator: boolean
  wasAdministrator: boolean
}

export const appointmentChangedLetter = (
  { who, parts, isAdministrator, wasAdministrator }: AppointmentChanged,
  language: string,
): LetterParts => ({
  subject: say('appointmentChanged.subject'),
  body: [
    text('appointmentChanged.intro', { who }),
    officeText(parts, isAdministrator, language),
    ...(wasAdministrator && !isAdministrator ? [text('appointmentChanged.noAdministrator')] : []),
    link('appointmentChanged.link', '/moderate'),
    text('appointmentChanged.unexpected'),
  ],
})
