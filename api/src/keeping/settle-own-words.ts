import { type CentreForm, type FormRole, formRoles } from '@centres/contract'
import { readDecidedWords, type Transaction, wordKey } from '@centres/db'
import { vocabularyOf } from './check-form.ts'

type Terms = CentreForm['terms']
/** As records have them: a role may be left out. */
type KnownTerms = Partial<Record<FormRole, readonly { code: string; ownWords: string | null }[]>>

/**
 * Puts terms in the place of own words that moderators have made terms of since. A word that the record has already stays:
 * it was put back on purpose, by undoing.
 */
export async function settleOwnWords(tx: Transaction, terms: Terms, before: KnownTerms = {}): Promise<Terms> {
  const fresh = formRoles.flatMap((role) =>
    terms[role].flatMap(({ ownWords }) => {
      const isKept =
        ownWords !== null && before[role]?.some((one) => one.ownWords && wordKey(one.ownWords) === wordKey(ownWords))
      return ownWords === null || isKept ? [] : [{ role, vocabulary: vocabularyOf(role), word: ownWords }]
    }),
  )
  if (fresh.length === 0) return terms
  const decided = await readDecidedWords(tx, fresh)
  const settled = { ...terms }
  for (const { role, vocabulary, word } of fresh) {
    const term = decided(vocabulary, word)
    if (!term) continue
    const target = term.vocabulary === vocabulary ? role : (term.vocabulary as FormRole)
    settled[role] = settled[role].filter(({ code }) => code !== 'other')
    if (!settled[target].some(({ code }) => code === term.code))
      settled[target] = [...settled[target], { code: term.code, ownWords: null }]
  }
  return settled
}
