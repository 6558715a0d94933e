import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from '../columns/instant.ts'
import { centres } from './centres.ts'
import { people } from './people.ts'

/** Who was reminded of what: written in the transaction of the letter, so that nobody is reminded twice. */
export const reminders = pgTable(
  'reminders',
  {
    personId: text()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    centreId: text()
      .notNull()
      .references(() => centres.id),
    /** The confirmation that grew old: a newer one begins anew. */
    confirmedAt: instant().notNull(),
    /** How many months after it; 0 where letters to the centre stayed without an answer. */
    months: integer().notNull(),
    sentAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.centreId, table.confirmedAt, table.months] }),
    check('reminders_months_check', sql`${table.months} in (0, 11, 12, 13)`),
    index('reminders_person_index').on(table.personId, table.sentAt.desc()),
    index('reminders_sent_index').on(table.sentAt),
  ],
)

/** When a moderator last had a letter about what waits: they get one a day at most. */
export const waitingLetters = pgTable('waiting_letters', {
  personId: text()
    .primaryKey()
    .references(() => people.id, { onDelete: 'cascade' }),
  sentAt: instant().notNull(),
})

export const letterTopics = ['reminders', 'waiting'] as const
export type LetterTopic = (typeof letterTopics)[number]

/** Which letters somebody has switched off. */
export const unsubscriptions = pgTable(
  'unsubscriptions',
  {
    personId: text()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    topic: text({ enum: letterTopics }).notNull(),
    at: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.topic] }),
    check('unsubscriptions_topic_check', sql`${table.topic} in ('reminders', 'waiting')`),
  ],
)
