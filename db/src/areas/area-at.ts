import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import type { Point } from '../columns/geometry.ts'

/** How far a point may lie off the coast as Natural Earth draws it. */
const withinMetres = 25_000

/** The same in degrees of longitude, at the latitude farthest from the equator where people live. */
const withinDegrees = 1.5

/** The country or area on whose land each point lies or, near a coast, the nearest. In the order of the points. */
export async function areasAt(database: Reader, points: Point[]): Promise<(string | undefined)[]> {
  const rows = await database.execute<{ code: string | null }>(sql`
    select coalesce(
      (select code from areas where ST_Intersects(polygon, asked.point) order by code limit 1),
      (select code from (
        select code, ST_Distance(ST_ClosestPoint(polygon, asked.point)::geography, asked.point::geography) as metres
        from areas where polygon && ST_Expand(asked.point, ${withinDegrees}::float8)
      ) as near where metres <= ${withinMetres} order by metres, code limit 1)) as code
    from (select ordinality, ST_SetSRID(ST_MakePoint(longitude, latitude), 4326) as point
      from unnest(${sql.param(points.map((point) => point.longitude))}::float8[],
        ${sql.param(points.map((point) => point.latitude))}::float8[])
        with ordinality as asked (longitude, latitude, ordinality)) as asked
    order by ordinality`)
  return rows.map(({ code }) => code ?? undefined)
}

/** The country or area on whose land a point lies or, near a coast, the nearest. */
export async function areaAt(database: Reader, point: Point): Promise<string | undefined> {
  const [code] = await areasAt(database, [point])
  return code
}
