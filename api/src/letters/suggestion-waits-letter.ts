import { type LetterParts, link, say, text } from './parts.ts'

export type SuggestionWaits = {
  suggestionId: string
  /** Of the centre. */
  name: string
} & (
  | { for: 'stewards' }
  | {
      for: 'moderators'
      /** Token of the link that switches these letters off. */
      unsubscribe: string
    }
)

export const suggestionWaitsLetter = (data: SuggestionWaits): LetterParts => {
  const { suggestionId, name, for: receivers } = data
  return {
    subject: say('suggestionWaits.subject', { name }),
    body: [
      text(`suggestionWaits.${receivers}`, { name }),
      text('suggestionWaits.next'),
      link(
        'suggestionWaits.link',
        receivers === 'stewards' ? '/my-centres/suggestions' : `/moderate/suggestions/${suggestionId}`,
      ),
    ],
    ...(data.for === 'moderators' && { unsubscribe: `/unsubscribe/${data.unsubscribe}` }),
  }
}
