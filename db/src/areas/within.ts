import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import type { DeclaredPlace } from './check.ts'

/**
 * Whether each point lies on the land of the country or area that it is declared in. Area by area, so that PostGIS
 * prepares each outline once: for a whole list this is many times as fast as finding out where each point lies.
 */
export async function areWithin(database: Reader, places: DeclaredPlace[]): Promise<boolean[]> {
  const rows = await database.execute<{ place: number }>(sql`
    select asked.place::int as place
    from areas a cross join lateral (
      select place, ST_SetSRID(ST_MakePoint(longitude, latitude), 4326) as point
      from unnest(${sql.param(places.map(({ countryCode }) => countryCode))}::text[],
        ${sql.param(places.map(({ location }) => location.longitude))}::float8[],
        ${sql.param(places.map(({ location }) => location.latitude))}::float8[])
        with ordinality as given (code, longitude, latitude, place)
      where given.code = a.code) as asked
    where a.code = any(${sql.param([...new Set(places.map(({ countryCode }) => countryCode))])}::text[])
      and ST_Intersects(a.polygon, asked.point)`)
  const within = new Set(rows.map(({ place }) => place - 1))
  return places.map((_, place) => within.has(place))
}
