import { sql } from 'drizzle-orm'
import { type Reader, steady, type Transaction } from '../client.ts'
import { searchPhrases } from '../schema/listings.ts'
import { terms } from '../schema/vocabularies.ts'
import { type Token, tokensOf } from './fold.ts'

const longestPhrase = 6
/** Two hundred characters may fold into far more; what comes after these adds nothing. */
const mostTokens = 24
const longestToken = 60
/** A synonym in an unspaced script has two characters at least and seldom more than this. */
const longestRun = 16

const phraseOf = (tokens: Token[]) => tokens.map(({ text }) => text).join(' ')

/** Fills the table of phrases from the labels and synonyms of the kinds of centre. Belongs to every write to them. */
export async function writeSearchPhrases(tx: Transaction): Promise<void> {
  const kinds = await tx
    .select({ code: terms.code, labels: terms.labels, synonyms: terms.synonyms })
    .from(terms)
    .where(sql`${terms.vocabulary} = 'kind' and ${terms.code} <> 'other'`)
  const rows = kinds.flatMap(({ code, labels, synonyms }) =>
    [...Object.values(labels), ...synonyms.map(({ text }) => text)].map((text) => ({
      phrase: phraseOf(tokensOf(text)),
      kind: code,
    })),
  )
  await tx.delete(searchPhrases)
  const phrases = rows.filter(({ phrase }) => phrase !== '')
  if (phrases.length > 0) await tx.insert(searchPhrases).values(phrases).onConflictDoNothing()
}

/** A part of a query: words, or a phrase that means some kinds of centre. */
export type QueryPart = { tokens: Token[]; kinds: string[] }

/** The phrases that begin with the token at a place, the longest first. */
function spansFrom(tokens: Token[], from: number): { phrase: string; to: number }[] {
  const lengths = Array.from({ length: Math.min(longestPhrase, tokens.length - from) }, (_, shorter) => shorter + 1)
  return lengths.reverse().map((length) => ({
    phrase: phraseOf(tokens.slice(from, from + length)),
    to: from + length,
  }))
}

function piecesOf({ text }: Token): string[] {
  const characters = [...text]
  return characters.flatMap((_, from) =>
    Array.from({ length: Math.max(0, Math.min(longestRun, characters.length - from) - 1) }, (_, more) =>
      characters.slice(from, from + more + 2).join(''),
    ),
  )
}

/** Cuts a phrase out of an unspaced run, in which words follow one another without a gap. */
function splitRun(token: Token, known: Map<string, string[]>): Token[] {
  const longest = piecesOf(token)
    .filter((piece) => known.has(piece))
    .sort((one, other) => other.length - one.length)[0]
  if (!longest || longest === token.text) return [token]
  const at = token.text.indexOf(longest)
  const rest = [token.text.slice(0, at), longest, token.text.slice(at + longest.length)]
  return rest.filter((text) => text !== '').map((text) => ({ text, isUnspaced: true }))
}

/** Takes a query apart into phrases that mean a kind of centre, the longest first, and words. */
export async function queryParts(database: Reader, query: string): Promise<QueryPart[]> {
  const read = tokensOf(query)
    .slice(0, mostTokens)
    .map((token) => ({ ...token, text: [...token.text].slice(0, longestToken).join('') }))
  const asked = [
    ...read.flatMap((_, from) => spansFrom(read, from).map(({ phrase }) => phrase)),
    ...read.filter(({ isUnspaced }) => isUnspaced).flatMap(piecesOf),
  ]
  const rows = await database.execute<{ phrase: string; kinds: string[] }>(
    sql`${steady}select phrase, array_agg(kind order by kind) as kinds from search_phrases
      where phrase = any(${sql.param([...new Set(asked)])}::text[]) group by phrase`,
  )
  const known = new Map(rows.map(({ phrase, kinds }) => [phrase, kinds]))
  const tokens = read.flatMap((token) => (token.isUnspaced ? splitRun(token, known) : [token]))
  const parts: QueryPart[] = []
  for (let at = 0; at < tokens.length; ) {
    const found = spansFrom(tokens, at).find(({ phrase }) => known.has(phrase))
    const to = found?.to ?? at + 1
    parts.push({ tokens: tokens.slice(at, to), kinds: found ? (known.get(found.phrase) ?? []) : [] })
    at = to
  }
  return parts
}
