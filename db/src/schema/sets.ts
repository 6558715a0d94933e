import { sql } from 'drizzle-orm'
import { bigint, check, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from '../columns/instant.ts'

/** A set of centres as it was at one version, kept so that it can be cited: never changed, never removed. */
export const sets = pgTable(
  'sets',
  {
    id: text().primaryKey(),
    /** The filters in their wire form, in a fixed order; empty is the whole directory. */
    query: text().notNull(),
    version: bigint({ mode: 'bigint' }).notNull(),
    /** SHA-256 of version and query: a query may be longer than an index takes. */
    hash: text().notNull().unique('sets_hash_key'),
    /** Which centres were in it, by id. */
    centreIds: text().array().notNull(),
    count: integer().notNull(),
    madeAt: instant().notNull(),
  },
  (table) => [check('sets_id_check', sql`${table.id} ~ '^set-[0-9a-hjkmnp-tv-z]{7}$'`)],
)
