import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import type { Point } from '../columns/geometry.ts'
import type { Bounds } from '../places/bounds.ts'

export type AreaExtent = {
  code: string
  point: Point | null
  /** Of each part of its land: mainland, islands, and what lies beyond the antimeridian. */
  parts: Bounds[]
}

export async function areaExtents(database: Reader): Promise<AreaExtent[]> {
  const rows = await database.execute<{
    code: string
    longitude: number | null
    latitude: number | null
    parts: Bounds[] | null
  }>(sql`
    select areas.code, ST_X(areas.point) as longitude, ST_Y(areas.point) as latitude,
      (select json_agg(json_build_array(ST_XMin(geom), ST_YMin(geom), ST_XMax(geom), ST_YMax(geom)))
        from ST_Dump(areas.polygon)) as parts
    from areas order by code`)
  return rows.map(({ code, longitude, latitude, parts }) => ({
    code,
    point: longitude === null || latitude === null ? null : { longitude, latitude },
    parts: parts ?? [],
  }))
}
