import { type LetterParts, link, say, text } from './parts.ts'

export type MessageWaits = {
  messageId: string
  /** Of the centre. */
  name: string
  why: 'held' | 'reported'
  /** Token of the link that switches these letters off. */
  unsubscribe: string
}

export const messageWaitsLetter = ({ messageId, name, why, unsubscribe }: MessageWaits): LetterParts => ({
  subject: say('messageWaits.subject', { name }),
  body: [
    text(`messageWaits.${why}`, { name }),
    text('messageWaits.next'),
    link('messageWaits.link', `/moderate/messages/${messageId}`),
  ],
  unsubscribe: `/unsubscribe/${unsubscribe}`,
})
