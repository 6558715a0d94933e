import { index, pgTable, text } from 'drizzle-orm/pg-core'
import { multiPolygon, point } from '../columns/geometry.ts'

/** Countries and areas of ISO 3166-1. Names are not stored: they are those of CLDR, by Intl. */
export const areas = pgTable(
  'areas',
  {
    code: text().primaryKey(),
    alpha3: text(),
    numeric: text(),
    /** UN M49 codes of the regions that hold it, widest first. */
    regions: text().array().notNull(),
    /** Natural Earth; null where it draws the area as part of another. */
    polygon: multiPolygon(),
    /** Where an area is shown when nothing finer is known. */
    point: point(),
  },
  (table) => [index('areas_polygon_index').using('gist', table.polygon)],
)
