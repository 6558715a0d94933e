import { sql } from 'drizzle-orm'
import { check, doublePrecision, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { point } from '../columns/geometry.ts'

/** The gazetteer: GeoNames towns, countries and areas, and M49 regions. */
export const places = pgTable(
  'places',
  {
    kind: text({ enum: ['town', 'country', 'region'] }).notNull(),
    /** GeoNames id, ISO 3166-1 alpha-2 or UN M49 code. */
    code: text().notNull(),
    countryCode: text(),
    population: integer(),
    location: point().notNull(),
    /** west, south, east, north; west exceeds east across the antimeridian. */
    bounds: doublePrecision().array(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.code] }),
    check('places_kind_check', sql`${table.kind} in ('town', 'country', 'region')`),
    index('places_location_index').using('gist', table.location),
  ],
)

export const placeNames = pgTable(
  'place_names',
  {
    kind: text().notNull(),
    code: text().notNull(),
    /** One of the interface or one spoken there; null for a town's one name. */
    language: text(),
    text: text().notNull(),
    /** Without accents and case, as foldText makes it. */
    folded: text().notNull(),
    /** Of the place, so that one index read is enough to rank. */
    population: integer().notNull(),
  },
  (table) => [
    index('place_names_place_index').on(table.kind, table.code),
    index('place_names_prefix_index').using('btree', table.folded.op('text_pattern_ops'), table.population.desc()),
    index('place_names_trigram_index').using('gin', table.folded.op('gin_trgm_ops')),
  ],
)
