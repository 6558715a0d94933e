import type { WordReason } from '@centres/contract'
import { profilePath } from '../pages/addresses.ts'
import { type LetterParts, link, say, text, wordsOf } from './parts.ts'

export type WordDecided = {
  centreId: string
  /** Of the centre. */
  name: string
  /** The centre's own. */
  word: string
  /** Of the term that stands in its place now, in the reader's language; null where the word stays. */
  label: string | null
  reason: WordReason | null
  /** What the moderator wrote; may be empty. */
  message: string
}

export const wordDecidedLetter = ({ centreId, name, word, label, reason, message }: WordDecided): LetterParts => ({
  subject: say('wordDecided.subject', { word, name }),
  body: [
    ...(label === null
      ? [text('wordDecided.refused', { word, name })]
      : [text('wordDecided.taken', { word, name, label }), text('wordDecided.next')]),
    ...(reason === null || reason === 'other' ? [] : [text(`wordDecided.reasons.${reason}`)]),
    ...wordsOf(message),
    link('wordDecided.link', profilePath({ id: centreId, names: [{ text: name }] })),
  ],
})
