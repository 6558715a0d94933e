import { type LetterParts, link, say, text } from './parts.ts'
import { dateIn } from './texts.ts'

export type MessageDelivered = {
  /** Of the centre. */
  name: string
  /** Token. */
  status: string
  until: string
}

export const messageDeliveredLetter = ({ name, status, until }: MessageDelivered, language: string): LetterParts => ({
  subject: say('messageDelivered.subject', { name }),
  body: [
    text('messageDelivered.intro', { name }),
    link('messageDelivered.link', `/messages/status/${status}`),
    text('messageDelivered.until', { date: dateIn(language, until) }),
  ],
})
