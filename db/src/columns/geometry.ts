import { type SQL, sql } from 'drizzle-orm'
import { customType } from 'drizzle-orm/pg-core'

/** Degrees in WGS 84. */
export type Point = { longitude: number; latitude: number }

/** Reads the EWKB that PostGIS sends for a point: byte order, type with SRID flag, SRID, x, y. */
function readPoint(hex: string): Point {
  const bytes = Buffer.from(hex, 'hex')
  const isLittleEndian = bytes[0] === 1
  const coordinate = (offset: number) => (isLittleEndian ? bytes.readDoubleLE(offset) : bytes.readDoubleBE(offset))
  return { longitude: coordinate(9), latitude: coordinate(17) }
}

export function pointOf({ longitude, latitude }: Point): SQL {
  return sql`ST_SetSRID(ST_MakePoint(${longitude}::float8, ${latitude}::float8), 4326)`
}

/** Drizzle's own geometry column migrates to SRID 0, on which ST_DWithin fails; this one is geometry(Point,4326). */
export const point = customType<{ data: Point; driverData: string }>({
  dataType: () => 'geometry(Point,4326)',
  toDriver: (value) => pointOf(value) as unknown as string,
  fromDriver: readPoint,
})

/** Written as GeoJSON text; never read back. */
export const multiPolygon = customType<{ data: string }>({
  dataType: () => 'geometry(MultiPolygon,4326)',
  toDriver: (geojson) => sql`ST_Multi(ST_SetSRID(ST_GeomFromGeoJSON(${geojson}), 4326))` as unknown as string,
})
