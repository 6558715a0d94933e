import { type LetterParts, say, text } from './parts.ts'

export type AppointmentEnded = {
  /** Name or address of who ended it. */
  who: string
  /** Whether it was taken back before it was taken up. */
  isTakenBack: boolean
}

export const appointmentEndedLetter = ({ who, isTakenBack }: AppointmentEnded): LetterParts => ({
  subject: say('appointmentEnded.subject'),
  body: isTakenBack
    ? [text('appointmentEnded.takenBack', { who })]
    : [text('appointmentEnded.intro', { who }), text('appointmentEnded.stays'), text('appointmentEnded.unexpected')],
})
