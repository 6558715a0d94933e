import { sql } from 'drizzle-orm'
import { check, pgTable, real, text } from 'drizzle-orm/pg-core'
import { centres } from './centres.ts'

/**
 * How often a profile was opened, by anybody: who is seen least can be shown first. It fades by a fiftieth each night,
 * by half in five weeks. It tells of no reader and is no part of the record.
 */
export const sightings = pgTable(
  'sightings',
  {
    centreId: text()
      .primaryKey()
      .references(() => centres.id, { onDelete: 'cascade' }),
    seen: real().notNull(),
  },
  (table) => [check('sightings_seen_check', sql`${table.seen} >= 0`)],
)
