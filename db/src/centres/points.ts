import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import { type CentreSelection, conditionsOf, everyCondition } from './selection.ts'

/** Columns of the points of a selection, neighbours together; coordinates as differences, written as JSON lists. */
export type PointColumns = { total: number; count: number; bodies: string; longitudes: string; latitudes: string }

/** The database writes the lists, so that a hundred thousand points never become objects here. */
export async function readPoints(database: Reader, selection: CentreSelection): Promise<PointColumns> {
  const conditions = await conditionsOf(database, selection)
  const [row] = await database.execute<PointColumns>(sql`
    with chosen as materialized (
      select body, longitude, latitude, place_order from listings l where ${everyCondition(conditions)}
    ), ordered as (
      select body, place_order,
        longitude - lag(longitude, 1, 0) over places as longitude, latitude - lag(latitude, 1, 0) over places as latitude
      from chosen where longitude is not null
      window places as (order by place_order, body)
    )
    select (select count(*)::int from chosen) as total, count(*)::int as count,
      coalesce(string_agg(body, '' order by place_order, body), '') as bodies,
      '[' || coalesce(string_agg(longitude::text, ',' order by place_order, body), '') || ']' as longitudes,
      '[' || coalesce(string_agg(latitude::text, ',' order by place_order, body), '') || ']' as latitudes
    from ordered`)
  return row as PointColumns
}
