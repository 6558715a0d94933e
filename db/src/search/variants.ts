import { sql } from 'drizzle-orm'
import { type Reader, steady } from '../client.ts'

/** How many letters may be wrong in a word of this length. */
function lettersWrong(length: number): number {
  if (length < 4) return 0
  return length < 6 ? 1 : length < 12 ? 2 : 3
}

const mostVariants = 16
const shortestPrefix = 3

type Candidate = { token: string; word: string; distance: number; uses: number }

/**
 * What words of names and places each word of a query may mean: itself, longer words that begin with it, and
 * words that differ by a few letters. Where the word itself is known, only a long one is also taken as mistyped.
 */
export async function variantsOf(database: Reader, tokens: string[]): Promise<Map<string, string[]>> {
  const rows = await database.execute<Candidate>(sql`${steady}
    select asked.token, near.word, near.uses, near.distance
    from unnest(${sql.param(tokens)}::text[]) as asked (token)
    cross join lateral (
      (select word, uses, 0 as distance from search_words
        where word ~>=~ asked.token and word ~<~ (asked.token || chr(1114111))
          and (word = asked.token or char_length(asked.token) >= ${shortestPrefix})
        order by word = asked.token desc, uses desc limit ${mostVariants})
      union all
      (select word, uses, levenshtein(word, asked.token) as distance from search_words
        where word % asked.token and char_length(asked.token) between 4 and 60 and char_length(word) <= 60
        order by 3, uses desc limit ${mostVariants})
    ) near`)
  const variants = new Map<string, string[]>()
  for (const token of tokens) {
    const near = rows.filter((row) => row.token === token)
    const isKnown = near.some(({ word }) => word === token)
    const allowed = isKnown ? (token.length >= 8 ? 1 : 0) : lettersWrong(token.length)
    const words = near
      .filter(({ word, distance }) => word.startsWith(token) || distance <= allowed)
      .sort((one, other) => one.distance - other.distance || other.uses - one.uses)
      .map(({ word }) => word)
    variants.set(token, [...new Set([token, ...words])].slice(0, mostVariants))
  }
  return variants
}
