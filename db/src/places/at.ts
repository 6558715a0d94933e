import { sql } from 'drizzle-orm'
import { areaAt } from '../areas/area-at.ts'
import type { Reader } from '../client.ts'
import type { Point } from '../columns/geometry.ts'

export type PlaceAt = {
  /** Null at sea, and where the map draws no country or area. */
  countryCode: string | null
  town: { code: string; name: string; countryCode: string | null; metres: number } | null
}

/** Further away a town says nothing of a point. */
const withinMetres = 30_000

/** The index orders by degrees, which shrink towards the poles: among so many the nearest in metres is found. */
const candidates = 20

/** The country or area in which a point lies, and the nearest town there or across its border. */
export async function placeAt(database: Reader, point: Point): Promise<PlaceAt> {
  const here = sql`ST_SetSRID(ST_MakePoint(${point.longitude}::float8, ${point.latitude}::float8), 4326)`
  const code = await areaAt(database, point)
  const [town] = await database.execute<NonNullable<PlaceAt['town']>>(sql`
    with near as (
      select code, country_code, ST_DistanceSphere(location, ${here}) as metres
      from places where kind = 'town' order by location <-> ${here} limit ${candidates}::int)
    select code, country_code as "countryCode", metres,
      (select text from place_names name where name.kind = 'town' and name.code = near.code limit 1) as name
    from near where metres <= ${withinMetres} order by metres, code limit 1`)
  return { countryCode: code ?? null, town: town ? { ...town } : null }
}
