import { bigint, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from '../columns/instant.ts'
import { centres } from './centres.ts'
import { changes } from './changes.ts'
import { people } from './people.ts'
import type { VouchState } from './vouches.ts'

/** What followed a record into another, to go back with it where the merger was wrong. */
export type Followed = {
  stewards: { personId: string; since: string; wasSteward: boolean }[]
  /** Branches of the record that went, and whose they became. */
  branches: { id: string; parentId: string | null }[]
  looks: string[]
  claims: string[]
  suggestions: string[]
  /** How questions to either centre about claimants were; mergers from before there were any have none. */
  vouches?: { id: string; centreId: string; state: VouchState }[]
  /** Of mergers from before they followed there are none. */
  invitations?: string[]
  /** Whether what was said of letters holds for the record that stayed, and which letters counted for the other. */
  wishes?: boolean
  tallies?: string[]
}

/** Two records that became one: what it takes to make them two again. Private. */
export const mergers = pgTable(
  'mergers',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    keptId: text()
      .notNull()
      .references(() => centres.id),
    goneId: text()
      .notNull()
      .references(() => centres.id),
    /** What the merger did to the record that stayed. */
    keptChangeId: bigint({ mode: 'bigint' })
      .notNull()
      .references(() => changes.id),
    followed: jsonb().$type<Followed>().notNull(),
    at: instant().notNull(),
    personId: text().references(() => people.id, { onDelete: 'set null' }),
    splitAt: instant(),
  },
  (table) => [
    index('mergers_gone_index').on(table.goneId, table.id.desc()),
    index('mergers_kept_index').on(table.keptId),
  ],
)
