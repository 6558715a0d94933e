import { sql } from 'drizzle-orm'
import { type Reader, steady } from '../client.ts'
import { placeLexeme } from './document.ts'

/** How many letters may be wrong in a word of this length. */
function lettersWrong(length: number): number {
  if (length < 4) return 0
  return length < 6 ? 1 : length < 12 ? 2 : 3
}

const mostVariants = 16
const shortestPrefix = 3

type Candidate = { token: string; word: string; isPlace: boolean; distance: number; uses: number }

/**
 * What words of names and places each word of a query may mean: itself, longer words that begin with it, and
 * words that differ by a few letters. Where the word itself is known, only a long one is also taken as mistyped.
 * A region whose name is one word is among them, as its lexeme, where nothing is named by the word itself.
 */
export async function variantsOf(database: Reader, tokens: string[]): Promise<Map<string, string[]>> {
  const rows = await database.execute<Candidate>(sql`${steady}
    select asked.token, asked.is_place as "isPlace", near.word, near.uses, near.distance
    from (
      select token, token as sought, false as is_place from unnest(${sql.param(tokens)}::text[]) as token
      union all
      select token, sought, true
        from unnest(${sql.param(tokens)}::text[], ${sql.param(tokens.map(placeLexeme))}::text[]) as place (token, sought)
    ) asked
    cross join lateral (
      (select word, uses, 0 as distance from search_words
        where word ~>=~ asked.sought and word ~<~ (asked.sought || chr(1114111))
          and (word = asked.sought or char_length(asked.token) >= ${shortestPrefix})
          and word not like (case when asked.is_place then 'place % %' else '% %' end)
        order by word = asked.sought desc, uses desc limit ${mostVariants})
      union all
      (select word, uses, levenshtein(word, asked.sought) as distance from search_words
        where word % asked.sought and char_length(asked.token) between 4 and 60 and char_length(word) <= 60
          and word not like (case when asked.is_place then 'place % %' else '% %' end)
          and (word like 'place %') = asked.is_place
        order by 3, uses desc limit ${mostVariants})
    ) near`)
  const variants = new Map<string, string[]>()
  for (const token of tokens) {
    const near = rows.filter((row) => row.token === token)
    const isKnown = near.some(({ word }) => word === token)
    const allowed = isKnown ? (token.length >= 8 ? 1 : 0) : lettersWrong(token.length)
    const begins = ({ word, isPlace }: Candidate) => word.startsWith(isPlace ? placeLexeme(token) : token)
    const words = near
      .filter((candidate) => (begins(candidate) || candidate.distance <= allowed) && !(candidate.isPlace && isKnown))
      .sort((one, other) => one.distance - other.distance || other.uses - one.uses)
      .map(({ word }) => word)
    variants.set(token, [...new Set([token, ...words])].slice(0, mostVariants))
  }
  return variants
}
