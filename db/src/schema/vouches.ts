import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { instant } from '../columns/instant.ts'
import { centres } from './centres.ts'
import { claims } from './claims.ts'
import { people } from './people.ts'

/** Void is one that a merger has made another's, or the claimed centre's own. */
export const vouchStates = ['asked', 'vouched', 'declined', 'void'] as const
export type VouchState = (typeof vouchStates)[number]

/** Another centre is asked whether it knows a claimant, and what it says. Private, and gone with the claim. */
export const vouches = pgTable(
  'vouches',
  {
    id: text().primaryKey(),
    claimId: text()
      .notNull()
      .references(() => claims.id, { onDelete: 'cascade' }),
    centreId: text()
      .notNull()
      .references(() => centres.id),
    state: text({ enum: vouchStates }).notNull(),
    /** Who answered for the centre; its word stays when they are erased. */
    personId: text().references(() => people.id, { onDelete: 'set null' }),
    askedAt: instant().notNull(),
    /** Until when the links in the letters hold. */
    expiresAt: instant().notNull(),
    answeredAt: instant(),
  },
  (table) => [
    check('vouches_state_check', sql`${table.state} in ('asked', 'vouched', 'declined', 'void')`),
    uniqueIndex('vouches_centre_key').on(table.claimId, table.centreId).where(sql`${table.state} <> 'void'`),
    index('vouches_centre_index').on(table.centreId),
    index('vouches_person_index').on(table.personId),
  ],
)
