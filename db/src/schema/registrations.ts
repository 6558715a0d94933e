import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from '../columns/instant.ts'
import { centres } from './centres.ts'
import { people } from './people.ts'

export const registrationStates = ['draft', 'submitted', 'changes-asked', 'published', 'rejected', 'discarded'] as const
export type RegistrationState = (typeof registrationStates)[number]

/**
 * A centre on its way into the directory. The form as its sender has filled it in so far, half a form included; the
 * record of a centre begins when it is published. Private, whole.
 */
export const registrations = pgTable(
  'registrations',
  {
    id: text().primaryKey(),
    /** Null once the person has had themselves erased; what was published stays. */
    personId: text().references(() => people.id, { onDelete: 'set null' }),
    state: text({ enum: registrationStates }).notNull(),
    form: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Counts up with every writing: who writes over a newer one is told. */
    revision: integer().notNull(),
    /** Of the form, once it is sent: for the queue. */
    countryCode: text(),
    /** What is known of the sender: the steps of the evidence ladder that the form and the address climb by themselves. */
    evidence: text().array().notNull().default(sql`'{}'`),
    /** What a moderator said to the sender. */
    reason: text(),
    message: text(),
    /** Who refused it: of an appeal somebody else decides, where there is somebody else. */
    refusedBy: text().references(() => people.id, { onDelete: 'set null' }),
    /** The words of the one appeal. */
    appeal: text(),
    centreId: text().references(() => centres.id),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    submittedAt: instant(),
    decidedAt: instant(),
  },
  (table) => [
    check(
      'registrations_state_check',
      sql`${table.state} in ('draft', 'submitted', 'changes-asked', 'published', 'rejected', 'discarded')`,
    ),
    check('registrations_published_check', sql`(${table.state} = 'published') = (${table.centreId} is not null)`),
    index('registrations_person_index').on(table.personId, table.updatedAt),
    index('registrations_queue_index').on(table.submittedAt).where(sql`${table.state} = 'submitted'`),
  ],
)
