import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import type { Point } from '../columns/geometry.ts'
import { foldText } from '../search/fold.ts'

/** What the gazetteer calls countries and areas, folded, with their codes; a name that two share has both. */
export async function countryNames(database: Reader): Promise<{ name: string; code: string }[]> {
  const rows = await database.execute<{ name: string; code: string }>(sql`
    select folded as name, code from place_names where kind = 'country'
    union select lower(alpha3), code from areas where alpha3 is not null
    union select lower(code), code from areas`)
  return [...rows]
}

export type AskedTown = { countryCode: string; city: string }
const keyOf = ({ countryCode, city }: AskedTown) => `${countryCode} ${foldText(city)}`

/** Where each of these towns lies; of several of one name in a country or area the most populous. */
export async function findTowns(database: Reader, asked: AskedTown[]): Promise<(town: AskedTown) => Point | undefined> {
  const keys = [...new Map(asked.map((town) => [keyOf(town), town])).values()]
  const rows = await database.execute<{ key: string; longitude: number; latitude: number }>(sql`
    select distinct on (asked.code, asked.city) asked.code || ' ' || asked.city as key,
      ST_X(p.location) as longitude, ST_Y(p.location) as latitude
    from unnest(${sql.param(keys.map(({ countryCode }) => countryCode))}::text[],
      ${sql.param(keys.map(({ city }) => foldText(city)))}::text[]) as asked (code, city)
    join place_names n on n.kind = 'town' and n.folded = asked.city
    join places p on p.kind = 'town' and p.code = n.code and p.country_code = asked.code
    order by asked.code, asked.city, p.population desc nulls last, p.code`)
  const found = new Map(rows.map(({ key, longitude, latitude }) => [key, { longitude, latitude }]))
  return (town) => found.get(keyOf(town))
}
