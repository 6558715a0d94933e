import { sql } from 'drizzle-orm'
import { check, date, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { centres } from './centres.ts'

/** One row a letter that went out: what stays when the letter is removed. It tells of nobody who wrote. */
export const messageTallies = pgTable(
  'message_tallies',
  {
    id: text().primaryKey(),
    centreId: text()
      .notNull()
      .references(() => centres.id),
    sentOn: date({ mode: 'string' }).notNull(),
    answer: text({ enum: ['answered', 'not-now', 'not-for-us', 'abuse'] }),
    /** Whole days from sending to the first answer. */
    answeredAfter: integer(),
    /** When silence, of which this letter is a part, led to a look at the record: once for each silence. */
    checkedOn: date({ mode: 'string' }),
  },
  (table) => [
    check('message_tallies_answer_check', sql`${table.answer} in ('answered', 'not-now', 'not-for-us', 'abuse')`),
    check('message_tallies_answered_check', sql`(${table.answer} is null) = (${table.answeredAfter} is null)`),
    index('message_tallies_centre_index').on(table.centreId, table.sentOn),
  ],
)
