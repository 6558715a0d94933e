import { type ProposedTerm, vocabulariesForWord } from '@centres/contract'
import { listSynonyms, listTerms, type ProposedTermRecord, type Reader, wordKey } from '@centres/db'

const most = 6
/** Below this two words have little in common but a few letters. */
const leastLikeness = 0.5

function trigramsOf(key: string): Set<string> {
  const padded = `  ${key} `
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)))
}

/** How much of their letters two words share, from 0 to 1. */
function likenessOf(one: Set<string>, other: Set<string>): number {
  return (2 * [...one].filter((trigram) => other.has(trigram)).length) / (one.size + other.size)
}

/** Terms whose label or synonym, in any language, is the word or nearly so; those of the word's own vocabulary first. */
export async function findSimilar(
  database: Reader,
  { vocabulary, spellings }: Pick<ProposedTermRecord, 'vocabulary' | 'spellings'>,
): Promise<ProposedTerm['similar']> {
  const allowed: string[] = vocabulariesForWord(vocabulary)
  const terms = (await listTerms(database)).filter(
    (term) => allowed.includes(term.vocabulary) && term.code !== 'other' && term.isSelectable && !term.replacedBy,
  )
  const synonyms = Map.groupBy(await listSynonyms(database), (one) => `${one.vocabulary} ${one.code}`)
  const words = [...new Set(spellings.map(wordKey))].map((key) => ({ key, trigrams: trigramsOf(key) }))
  const likened = terms.map(({ vocabulary, code, labels }) => {
    const said = [...Object.values(labels), ...(synonyms.get(`${vocabulary} ${code}`) ?? []).map(({ text }) => text)]
    const keys = [...new Set([...said, code.replaceAll('-', ' ')].map(wordKey))]
    const likeness = Math.max(
      0,
      ...keys.flatMap((key) => words.map((word) => likenessOf(trigramsOf(key), word.trigrams))),
    )
    return { vocabulary, code, labels, likeness, isSame: words.some(({ key }) => keys.includes(key)) }
  })
  return likened
    .filter(({ isSame, likeness }) => isSame || likeness >= leastLikeness)
    .sort(
      (one, other) =>
        Number(other.isSame) - Number(one.isSame) ||
        Number(other.vocabulary === vocabulary) - Number(one.vocabulary === vocabulary) ||
        other.likeness - one.likeness,
    )
    .slice(0, most)
    .map(({ likeness: _, ...term }) => term)
}
