import { bigint, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { PrivatePart } from '../centres/private-part.ts'
import { instant } from '../columns/instant.ts'
import { centres } from './centres.ts'
import { changes } from './changes.ts'

/**
 * The private part of a record as it was before a change of the log, which holds public fields only: so that a
 * moderator can put back what a change took away. Nobody else ever reads it, and it is kept for a year.
 */
export const privatePasts = pgTable(
  'private_pasts',
  {
    changeId: bigint({ mode: 'bigint' })
      .primaryKey()
      .references(() => changes.id),
    centreId: text()
      .notNull()
      .references(() => centres.id),
    at: instant().notNull(),
    before: jsonb().$type<PrivatePart>().notNull(),
  },
  (table) => [
    index('private_pasts_centre_index').on(table.centreId, table.changeId),
    index('private_pasts_at_index').on(table.at),
  ],
)
