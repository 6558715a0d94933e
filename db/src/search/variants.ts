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
const shortestPrefix = 3
/** Words are mistyped in the middle: of longer ones, others with the same head are looked at too. */
const head = 3
const shortestHeaded = 6

type Candidate = { token: string; word: string; isPlace: boolean; uses: number }

/** Words that begin with a token, or are alike by trigrams, by their heads or with two neighbouring letters swapped. */
async function candidatesFor(database: Reader, tokens: string[]): Promise<Candidate[]> {
  const swaps = tokens.flatMap((token) =>
    token.length < 4 || token.length > 60 ? [] : swapsOf(token).map((swapped) => ({ token, swapped })),
  )
  const rows = await database.execute<Candidate>(sql`${steady}
    select asked.token, asked.is_place as "isPlace", near.word, near.uses
    from (
      select token, token as sought, false as is_place from unnest(${sql.param(tokens)}::text[]) as token
      union all
      select token, sought, true
        from unnest(${sql.param(tokens)}::text[], ${sql.param(tokens.map(placeLexeme))}::text[]) as place (token, sought)
    ) asked
    cross join lateral (
      (select word, uses from search_words
        where word ~>=~ asked.sought and word ~<~ (asked.sought || chr(1114111))
          and (word = asked.sought or char_length(asked.token) >= ${shortestPrefix})
          and word not like (case when asked.is_place then 'place % %' else '% %' end)
        order by word = asked.sought desc, uses desc limit ${mostVariants})
      union all
      (select word, uses from search_words
        where word % asked.sought and char_length(asked.token) between 4 and 60 and char_length(word) <= 60
          and word not like (case when asked.is_place then 'place % %' else '% %' end)
          and (word like 'place %') = asked.is_place
        order by levenshtein(word, asked.sought), uses desc limit ${mostVariants})
      union all
      (select word, uses from search_words
        where not asked.is_place and char_length(asked.token) between ${shortestHeaded} and 60
          and word ~>=~ left(asked.token, ${head}) and word ~<~ (left(asked.token, ${head}) || chr(1114111))
          and abs(char_length(word) - char_length(asked.token)) <= 2 and word not like '% %'
        order by levenshtein(word, asked.token), uses desc limit ${mostVariants})
    ) near
    union all
    select swap.token, false, word, uses
    from unnest(${sql.param(swaps.map(({ token }) => token))}::text[],
      ${sql.param(swaps.map(({ swapped }) => swapped))}::text[]) as swap (token, swapped)
    join search_words on word = swap.swapped`)
  return [...rows]
}

/**
 * What words of names and places each word of a query may mean: itself, longer words that begin with it, and
 * words that differ by a few letters. Where the word itself is known, only a long one is also taken as mistyped.
 * A region whose name is one word is among them, as its lexeme, where nothing is named by the word itself.
 */
export async function variantsOf(database: Reader, tokens: string[]): Promise<Map<string, string[]>> {
  const candidates = await candidatesFor(database, tokens)
  const variants = new Map<string, string[]>()
  for (const token of tokens) {
    const near = candidates.filter((candidate) => candidate.token === token)
    const isKnown = near.some(({ word }) => word === token)
    const allowed = isKnown ? (token.length >= 8 ? 1 : 0) : lettersWrong(token.length)
    const words = near
      .filter(({ isPlace }) => !isPlace || !isKnown)
      .map(({ word, isPlace, uses }) => {
        const sought = isPlace ? placeLexeme(token) : token
        return { word, uses, distance: word.startsWith(sought) ? 0 : wrongLetters(sought, word) }
      })
      .filter(({ distance }) => distance <= allowed)
      .sort((one, other) => one.distance - other.distance || other.uses - one.uses)
      .map(({ word }) => word)
    variants.set(token, [...new Set([token, ...words])].slice(0, mostVariants))
  }
  return variants
}
