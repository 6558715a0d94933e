import { sql } from 'drizzle-orm'
import { type Reader, steady, type Transaction } from '../client.ts'
import { listSynonyms } from '../proposed-terms/read.ts'
import { searchPhrases } from '../schema/listings.ts'
import { terms } from '../schema/vocabularies.ts'
import { placeLexeme } from './document.ts'
import { phraseOf, type Token, tokensOf } from './fold.ts'

const longestPhrase = 6
/** Two hundred characters may fold into far more; what comes after these adds nothing. */
const mostTokens = 24
const longestToken = 60
/** A synonym in an unspaced script has two characters at least and seldom more than this. */
const longestRun = 16

/** Fills the table of phrases from the labels and synonyms of the kinds of centre. Belongs to every write to them. */
export async function writeSearchPhrases(tx: Transaction): Promise<void> {
  const kinds = await tx
    .select({ code: terms.code, labels: terms.labels })
    .from(terms)
    .where(sql`${terms.vocabulary} = 'kind' and ${terms.code} <> 'other'`)
  const synonyms = (await listSynonyms(tx)).filter(({ vocabulary, code }) => vocabulary === 'kind' && code !== 'other')
  const said = [
    ...kinds.flatMap(({ code, labels }) => Object.values(labels).map((text) => ({ code, text }))),
    ...synonyms,
  ]
  const rows = said.map(({ code, text }) => ({ phrase: phraseOf(tokensOf(text)), kind: code }))
  await tx.delete(searchPhrases)
  const phrases = rows.filter(({ phrase }) => phrase !== '')
  if (phrases.length > 0) await tx.insert(searchPhrases).values(phrases).onConflictDoNothing()
}

/** What a phrase means besides its words: kinds of centre, or a region or area, as the lexeme that stands for it. */
type Meaning = { kinds: string[]; place: string | undefined }

/** A part of a query: words, or a phrase that means something. */
export type QueryPart = { tokens: Token[] } & Meaning

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
function splitRun(token: Token, known: Map<string, Meaning>): Token[] {
  const longest = piecesOf(token)
    .filter((piece) => known.has(piece))
    .sort((one, other) => other.length - one.length)[0]
  if (!longest || longest === token.text) return [token]
  const at = token.text.indexOf(longest)
  const rest = [token.text.slice(0, at), longest, token.text.slice(at + longest.length)]
  return rest.filter((text) => text !== '').map((text) => ({ text, isUnspaced: true }))
}

/** Those of these phrases that mean something. */
async function meaningsOf(database: Reader, phrases: string[]): Promise<Map<string, Meaning>> {
  const rows = await database.execute<{ phrase: string; kinds: string[]; place: string | null }>(sql`${steady}
    select * from (
      select asked.phrase, place.word as place,
        array(select kind from search_phrases known where known.phrase = asked.phrase order by kind) as kinds
      from unnest(${sql.param(phrases)}::text[], ${sql.param(phrases.map(placeLexeme))}::text[]) as asked (phrase, place)
      left join search_words place on place.word = asked.place
    ) found where place is not null or kinds <> '{}'`)
  return new Map(rows.map(({ phrase, kinds, place }) => [phrase, { kinds, place: place ?? undefined }]))
}

/** Takes a query apart into phrases that mean something, the longest first, and words. */
export async function queryParts(database: Reader, query: string): Promise<QueryPart[]> {
  const read = tokensOf(query)
    .slice(0, mostTokens)
    .map((token) => ({ ...token, text: [...token.text].slice(0, longestToken).join('') }))
  const asked = [
    ...read.flatMap((_, from) => spansFrom(read, from).map(({ phrase }) => phrase)),
    ...read.filter(({ isUnspaced }) => isUnspaced).flatMap(piecesOf),
  ]
  const known = await meaningsOf(database, [...new Set(asked)])
  const tokens = read.flatMap((token) => (token.isUnspaced ? splitRun(token, known) : [token]))
  const parts: QueryPart[] = []
  for (let at = 0; at < tokens.length; ) {
    const found = spansFrom(tokens, at).find(({ phrase }) => known.has(phrase))
    const to = found?.to ?? at + 1
    const meaning = (found && known.get(found.phrase)) ?? { kinds: [], place: undefined }
    parts.push({ tokens: tokens.slice(at, to), ...meaning })
    at = to
  }
  return parts
}
