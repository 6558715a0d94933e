import { sql } from 'drizzle-orm'
import { bigint, check, index, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from '../columns/instant.ts'
import { centres } from './centres.ts'
import { changes } from './changes.ts'
import { people } from './people.ts'

export const lookStates = ['open', 'seen'] as const
export type LookState = (typeof lookStates)[number]

/**
 * A change by a steward of what makes a centre this one: its name, place or institution. It is published, and stands
 * here until a moderator has looked at it. What changed from what to what stands in the log.
 */
export const looks = pgTable(
  'looks',
  {
    id: text().primaryKey(),
    centreId: text()
      .notNull()
      .references(() => centres.id),
    changeId: bigint({ mode: 'bigint' })
      .notNull()
      .references(() => changes.id),
    fields: text().array().notNull(),
    at: instant().notNull(),
    personId: text().references(() => people.id, { onDelete: 'set null' }),
    state: text({ enum: lookStates }).notNull(),
    seenAt: instant(),
    seenBy: text().references(() => people.id, { onDelete: 'set null' }),
  },
  (table) => [
    check('looks_state_check', sql`${table.state} in ('open', 'seen')`),
    check('looks_seen_check', sql`(${table.state} = 'seen') = (${table.seenAt} is not null)`),
    index('looks_centre_index').on(table.centreId),
    index('looks_queue_index').on(table.at, table.id).where(sql`${table.state} = 'open'`),
  ],
)
