import type { MessageRefusal } from '@centres/contract'
import { type LetterParts, say, text, wordsOf } from './parts.ts'

export type MessageRefused = {
  /** Of the centre. */
  name: string
  reason: MessageRefusal
  /** What the moderator wrote; may be empty. */
  message: string
}

export const messageRefusedLetter = ({ name, reason, message }: MessageRefused): LetterParts => ({
  subject: say('messageRefused.subject', { name }),
  body: [
    text('messageRefused.intro', { name }),
    ...(reason === 'other' ? [] : [text(`messageRefused.reasons.${reason}`)]),
    ...wordsOf(message),
  ],
})
