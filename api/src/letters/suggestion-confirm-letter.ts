import { type SuggestedPart, suggestionHours } from '@centres/contract'
import { partNames } from './part-names.ts'
import { type LetterParts, link, say, text } from './parts.ts'
import { hoursIn } from './texts.ts'

export type SuggestionConfirm = {
  token: string
  /** Of the centre. */
  name: string
  parts: SuggestedPart[]
}

export const suggestionConfirmLetter = ({ token, name, parts }: SuggestionConfirm, language: string): LetterParts => ({
  subject: say('suggestionConfirm.subject', { name }),
  body: [
    text('suggestionConfirm.intro', { name, parts: partNames(language, parts) }),
    link('suggestionConfirm.link', `/suggestions/confirm/${encodeURIComponent(token)}`),
    text('suggestionConfirm.holds', { duration: hoursIn(language, suggestionHours) }),
    text('suggestionConfirm.unasked'),
  ],
})
