import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import { foldText } from '../search/fold.ts'
import type { Bounds } from './bounds.ts'

export type PlaceSearch = { q: string; lang: string; limit: number }

export type FoundPlace = {
  kind: 'town' | 'country' | 'region'
  code: string
  name: string
  countryCode: string | null
  population: number | null
  longitude: number
  latitude: number
  bounds: Bounds | null
}

/** Names less like the words asked for than this are not what was meant: stricter where the words were found as they are. */
const leastSimilarity = { withMatches: 0.55, withoutMatches: 0.4 }

/** Shorter words have too few trigrams to be likened. */
const leastLettersToLiken = 4

/** Better matches first; then countries before regions before towns, then the more populous. */
const rank = sql`match, kind_rank, population desc, code`
const kindRank = sql`case kind when 'country' then 0 when 'region' then 1 else 2 end`

const escaped = (text: string) => text.replace(/[\\%_]/g, '\\$&')

/** The best places of the names that a condition picks: each place once, by its best name. */
async function findPlaces(
  database: Reader,
  { condition, match, lang, limit }: { condition: SQL; match: SQL; lang: string; limit: number },
): Promise<FoundPlace[]> {
  const rows = await database.execute<FoundPlace>(sql`
    with named as (
      select kind, code, ${match} as match, ${kindRank} as kind_rank, population from place_names where ${condition}),
    best as (
      select kind, code, min(match) as match, kind_rank, max(population) as population
      from named group by kind, code, kind_rank order by ${rank} limit ${limit}::int)
    select place.kind, place.code, place.country_code as "countryCode", place.population, place.bounds,
      ST_X(place.location) as longitude, ST_Y(place.location) as latitude,
      (select text from place_names name where name.kind = place.kind and name.code = place.code
        order by name.language = ${lang} desc nulls last, name.language = 'en' desc nulls last limit 1) as name
    from best join places place using (kind, code)
    order by match, kind_rank, best.population desc, code`)
  return rows.map((row) => ({ ...row }))
}

/** Towns, countries and areas, and regions by the start of a name in any interface language, else by likeness. */
export async function searchPlaces(database: Reader, { q, lang, limit }: PlaceSearch): Promise<FoundPlace[]> {
  const words = foldText(q).replace(/\s+/g, ' ').trim()
  if (words === '') return []
  const start = `${escaped(words)}%`
  const found = await findPlaces(database, {
    condition: sql`folded like ${start}`,
    match: sql`case when folded = ${words} then 0 else 1 end`,
    lang,
    limit,
  })
  if (found.length >= limit || words.length < leastLettersToLiken) return found
  const least = found.length > 0 ? leastSimilarity.withMatches : leastSimilarity.withoutMatches
  // % alone is what the trigram index answers; it admits more than is wanted.
  const alike = await findPlaces(database, {
    condition: sql`(folded like ${`% ${start}`} or (folded % ${words} and similarity(folded, ${words}) >= ${least}))`,
    match: sql`case when folded like ${`% ${start}`} then 0 else 1 - similarity(folded, ${words}) end`,
    lang,
    limit,
  })
  const keys = new Set(found.map(({ kind, code }) => `${kind} ${code}`))
  return [...found, ...alike.filter(({ kind, code }) => !keys.has(`${kind} ${code}`))].slice(0, limit)
}
