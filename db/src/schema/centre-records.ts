import { json, pgTable, text } from 'drizzle-orm/pg-core'
import type { PublicCentre } from '../centres/public-centre.ts'
import { centres } from './centres.ts'

/**
 * The public record of every centre, whatever its state, as one row to read: written by listCentres in the
 * transaction of every change. A migration that makes records other than they were empties the table, and
 * `migrate` then makes them anew.
 */
export const centreRecords = pgTable('centre_records', {
  centreId: text()
    .primaryKey()
    .references(() => centres.id),
  record: json().$type<PublicCentre>().notNull(),
})
