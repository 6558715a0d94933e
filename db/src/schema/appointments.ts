import { sql } from 'drizzle-orm'
import { boolean, check, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from '../columns/instant.ts'
import { people } from './people.ts'
import type { ModeratorScope } from './roles.ts'

/** Who appoints moderators. Each of them decides on everything too. */
export const administrators = pgTable('administrators', {
  personId: text()
    .primaryKey()
    .references(() => people.id, { onDelete: 'cascade' }),
  since: instant().notNull(),
  appointedBy: text().references(() => people.id, { onDelete: 'set null' }),
})

/**
 * What an address that has never signed in is appointed to, until it does. Of one that was taken up only whose it was
 * stays, so that the acts before that can name somebody.
 */
export const appointments = pgTable(
  'appointments',
  {
    id: text().primaryKey(),
    /** In small letters; null once it was taken up. */
    email: text().unique('appointments_email_key'),
    takenUpBy: text().references(() => people.id, { onDelete: 'cascade' }),
    moderates: jsonb().$type<{ scope: ModeratorScope; code: string }[]>().notNull(),
    isAdministrator: boolean().notNull(),
    /** Of the letters. */
    language: text().notNull(),
    appointedBy: text().references(() => people.id, { onDelete: 'set null' }),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
  },
  (table) => [
    check('appointments_waits_check', sql`(${table.email} is null) = (${table.takenUpBy} is not null)`),
    index('appointments_expires_index').on(table.expiresAt),
    index('appointments_taken_up_by_index').on(table.takenUpBy),
  ],
)
