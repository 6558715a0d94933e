import { sql } from 'drizzle-orm'
import { boolean, check, date, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from '../columns/instant.ts'
import { centres } from './centres.ts'

/** What a centre says of the letters that it welcomes. Public, and no part of its record: it comes and goes with terms. */
export const writingWishes = pgTable(
  'writing_wishes',
  {
    centreId: text()
      .primaryKey()
      .references(() => centres.id),
    revision: integer().notNull(),
    isPaused: boolean().notNull(),
    pausedUntil: date({ mode: 'string' }),
    languages: text().array().notNull().default(sql`'{}'`),
    purposes: text().array().notNull().default(sql`'{}'`),
    note: text().notNull(),
    noteLanguage: text(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    check('writing_wishes_paused_check', sql`${table.isPaused} or ${table.pausedUntil} is null`),
    check('writing_wishes_note_check', sql`char_length(${table.note}) <= 300`),
  ],
)
