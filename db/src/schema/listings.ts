import { bigint, char, index, integer, pgTable, primaryKey, smallint, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { codePointText } from '../columns/code-point-text.ts'
import { point } from '../columns/geometry.ts'
import { instant } from '../columns/instant.ts'
import { tsvector } from '../columns/tsvector.ts'
import { centres } from './centres.ts'

/** One number for each facet and code, so that a listing holds all its codes in one indexed array. */
export const tags = pgTable(
  'tags',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    facet: text().notNull(),
    code: text().notNull(),
  },
  (table) => [uniqueIndex('tags_facet_code_key').on(table.facet, table.code)],
)

/**
 * Published centres in the narrow form in which they are searched, written by listCentre in the
 * transaction of every change. Everything in it is public and can be made again from the record.
 */
export const listings = pgTable(
  'listings',
  {
    centreId: text()
      .primaryKey()
      .references(() => centres.id),
    tags: integer().array().notNull(),
    point: point(),
    /** Six characters of the id, without prefix and check. */
    body: char({ length: 6 }).notNull(),
    /** Degrees times 10,000. */
    longitude: integer(),
    latitude: integer(),
    /** Web Mercator, the world's square cut into 2^30 each way, from the north-west. */
    tileX: integer(),
    tileY: integer(),
    /** tileX and tileY interleaved: neighbours on the map are near in this order. */
    placeOrder: bigint({ mode: 'bigint' }),
    document: tsvector().notNull(),
    /** Folded display name; sorted by code point, the same on every database. */
    nameKey: codePointText().notNull(),
    confirmedAt: instant(),
    /** Random for life; with the day it makes the fair order. */
    lot: integer().notNull(),
    /** IANA; by it working hours are compared. Null where no point is known. */
    timeZone: text(),
    /** How many things it offers and seeks: who names all of them fits no better than who names the right one. */
    offers: smallint().notNull(),
    seeks: smallint().notNull(),
  },
  (table) => [
    index('listings_tags_index').using('gin', table.tags),
    index('listings_document_index').using('gin', table.document),
    index('listings_point_index').using('gist', table.point),
    index('listings_name_index').on(table.nameKey, table.centreId),
    index('listings_confirmed_index').on(table.confirmedAt.desc().nullsLast(), table.centreId),
    index('listings_place_order_index').on(table.placeOrder),
    index('listings_time_zone_index').on(table.timeZone),
  ],
)

/** Every word of a name, an institution or a place, for finding what a mistyped word meant. */
export const searchWords = pgTable(
  'search_words',
  {
    word: text().primaryKey(),
    uses: integer().notNull(),
  },
  (table) => [
    index('search_words_trigram_index').using('gin', table.word.op('gin_trgm_ops')),
    index('search_words_prefix_index').using('btree', table.word.op('text_pattern_ops')),
  ],
)

/** Labels and synonyms of the kinds of centre, folded: words by which any centre of that kind is meant. */
export const searchPhrases = pgTable(
  'search_phrases',
  {
    phrase: text().notNull(),
    kind: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.phrase, table.kind] })],
)
