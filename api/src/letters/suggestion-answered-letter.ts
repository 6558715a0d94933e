import type { SuggestedPart, SuggestionReason } from '@centres/contract'
import { profilePath } from '../pages/addresses.ts'
import { partNames } from './part-names.ts'
import { type LetterParts, link, type Paragraph, say, text, wordsOf } from './parts.ts'

export type SuggestionAnswered = {
  centreId: string
  /** Of the centre. */
  name: string
  fields: { part: SuggestedPart; take: boolean; reason: SuggestionReason | null }[]
  /** What was written to the sender; may be empty. */
  message: string
  by: 'steward' | 'moderator'
  /** The record has left the directory, and with it what was suggested. */
  isWithdrawn?: boolean
}

/** Who decided is not named: a letter to a stranger holds nothing about anybody. */
export function suggestionAnsweredLetter(
  { centreId, name, fields, message, by, isWithdrawn }: SuggestionAnswered,
  language: string,
): LetterParts {
  const taken = fields.filter(({ take }) => take).map(({ part }) => part)
  const declined = fields.flatMap(({ part, reason }): Paragraph[] =>
    reason ? [text(`suggestionAnswered.reasons.${reason}`, { parts: partNames(language, [part]) })] : [],
  )
  const page = link('suggestionAnswered.link', profilePath({ id: centreId, names: [{ text: name }] }))
  return {
    subject: say('suggestionAnswered.subject', { name }),
    body: isWithdrawn
      ? [text('reportAnswered.withdrawn'), ...wordsOf(message), page]
      : [
          text(`suggestionAnswered.${by}`, { name }),
          ...(taken.length > 0 ? [text('suggestionAnswered.taken', { parts: partNames(language, taken) })] : []),
          ...declined,
          ...wordsOf(message, by === 'steward' ? 'suggestionAnswered.words' : 'words'),
          page,
        ],
  }
}
