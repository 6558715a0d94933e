import { type LetterParts, link, say, text } from './parts.ts'

export type SuggestionWaits = {
  suggestionId: string
  /** Of the centre. */
  name: string
  for: 'stewards' | 'moderators'
}

export const suggestionWaitsLetter = ({ suggestionId, name, for: receivers }: SuggestionWaits): LetterParts => ({
  subject: say('suggestionWaits.subject', { name }),
  body: [
    text(`suggestionWaits.${receivers}`, { name }),
    text('suggestionWaits.next'),
    link(
      'suggestionWaits.link',
      receivers === 'stewards' ? '/my-centres/suggestions' : `/moderate/suggestions/${suggestionId}`,
    ),
  ],
})
