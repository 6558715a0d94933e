import { sql } from 'drizzle-orm'
import { type Reader, steady } from '../client.ts'
import { placeLexeme } from './document.ts'
import { swapsOf, wrongLetters } from './wrong-letters.ts'

/** How many letters may be wrong in a word of this length. */
function lettersWrong(length: number): number {
  if (length < 4) return 0
  return length < 6 ? 1 : length < 12 ? 2 : 3
}

const mostVariants = 16
/** Each look-up costs: words longer than any name, and what comes after so many, are taken as they are written. */
const longestMistyped = 40
const mostMistyped = 8
const shortestPrefix = 3
const lastCharacter = String.fromCodePoint(0x10ffff)
/** Words are mistyped in the middle: of longer ones, others with the same head are looked at too. */
const head = 3
const shortestHeaded = 6

type Candidate = { token: string; word: string; uses: number }

/** Words that begin with a token, or are alike by trigrams, by their heads or with two neighbouring letters swapped. */
async function candidatesFor(database: Reader, tokens: string[]): Promise<Candidate[]> {
  const swaps = tokens.flatMap((token) =>
    token.length < 4 ? [] : swapsOf(token).map((swapped) => ({ token, swapped })),
  )
  const rows = await database.execute<Candidate>(sql`${steady}
    select asked.token, near.word, near.uses
    from unnest(${sql.param(tokens)}::text[]) as asked (token)
    cross join lateral (
      (select word, uses from search_words
        where word ~>=~ asked.token and word ~<~ (asked.token || chr(1114111))
          and (word = asked.token or char_length(asked.token) >= ${shortestPrefix}) and word not like '% %'
        order by word = asked.token desc, uses desc limit ${mostVariants})
      union all
      (select word, uses from search_words
        where word % asked.token and char_length(asked.token) >= 4 and char_length(word) <= 60 and word not like '% %'
        order by levenshtein(word, asked.token), uses desc limit ${mostVariants})
      union all
      (select word, uses from search_words
        where char_length(asked.token) >= ${shortestHeaded}
          and word ~>=~ left(asked.token, ${head}) and word ~<~ (left(asked.token, ${head}) || chr(1114111))
          and abs(char_length(word) - char_length(asked.token)) <= 2 and word not like '% %'
        order by levenshtein(word, asked.token), uses desc limit ${mostVariants})
    ) near
    union all
    select swap.token, word, uses
    from unnest(${sql.param(swaps.map(({ token }) => token))}::text[],
      ${sql.param(swaps.map(({ swapped }) => swapped))}::text[]) as swap (token, swapped)
    join search_words on word = swap.swapped`)
  return [...rows]
}

/** The regions whose name is one word: some dozens, whatever the directory holds. */
async function shortRegions(database: Reader): Promise<{ word: string; uses: number }[]> {
  const rows = await database.execute<{ word: string; uses: number }>(sql`${steady}
    select word, uses from search_words
    where word ~>=~ ${placeLexeme('')} and word ~<~ ${placeLexeme(lastCharacter)} and word not like '% % %'`)
  return [...rows]
}

/**
 * What words of names and places each word of a query may mean: itself, longer words that begin with it, and
 * words that differ by a few letters. Where the word itself is known, only a long one is also taken as mistyped.
 * A region whose name is one word is among them, as its lexeme, where nothing is named by the word itself.
 */
export async function variantsOf(database: Reader, tokens: string[]): Promise<Map<string, string[]>> {
  const lookedUp = tokens.filter(({ length }) => length <= longestMistyped).slice(0, mostMistyped)
  const [candidates, regions] = await Promise.all([candidatesFor(database, lookedUp), shortRegions(database)])
  const variants = new Map<string, string[]>()
  for (const token of lookedUp) {
    const near = candidates.filter((candidate) => candidate.token === token)
    const isKnown = near.some(({ word }) => word === token)
    const allowed = isKnown ? (token.length >= 8 ? 1 : 0) : lettersWrong(token.length)
    const distanceTo = (word: string, sought: string) =>
      word.startsWith(sought) && sought.length >= shortestPrefix ? 0 : wrongLetters(sought, word)
    const words = [
      ...near.map(({ word, uses }) => ({ word, uses, distance: distanceTo(word, token) })),
      ...(isKnown ? [] : regions).map(({ word, uses }) => ({
        word,
        uses,
        distance: distanceTo(word.slice(placeLexeme('').length), token),
      })),
    ]
      .filter(({ distance }) => distance <= allowed)
      .sort((one, other) => one.distance - other.distance || other.uses - one.uses)
      .map(({ word }) => word)
    variants.set(token, [...new Set([token, ...words])].slice(0, mostVariants))
  }
  return variants
}
