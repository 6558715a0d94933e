import type { SuggestedPart } from '@centres/contract'
import type { MendedPart } from '../moderation/find-mends.ts'
import { type TextKey, textIn } from './texts.ts'

/** What parts of a form are called, one after the other. */
export function partNames(language: string, parts: readonly (SuggestedPart | MendedPart)[]): string {
  const named = parts.map((part) => textIn(language, { key: `parts.${part}` as TextKey, values: {} }, (value) => value))
  return new Intl.ListFormat(language, { type: 'unit', style: 'long' }).format(named)
}
