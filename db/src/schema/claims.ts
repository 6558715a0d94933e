import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { instant } from '../columns/instant.ts'
import { centres } from './centres.ts'
import { people } from './people.ts'

export const claimStates = ['submitted', 'approved', 'rejected', 'withdrawn'] as const
export type ClaimState = (typeof claimStates)[number]

export const claimProofs = ['domain', 'page', 'association', 'peers'] as const
export type ClaimProof = (typeof claimProofs)[number]

/** Somebody says that a listed centre is theirs to keep. Private, whole, and gone with the person. */
export const claims = pgTable(
  'claims',
  {
    id: text().primaryKey(),
    centreId: text()
      .notNull()
      .references(() => centres.id),
    personId: text()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    state: text({ enum: claimStates }).notNull(),
    /** Counts up with everything that happens to it: who decides on an older one is told. */
    revision: integer().notNull(),
    /** What the person is to the centre. */
    part: text().notNull(),
    proof: text({ enum: claimProofs }).notNull(),
    page: text(),
    association: text(),
    /** Steps of the evidence ladder that are climbed by themselves. */
    evidence: text().array().notNull().default(sql`'{}'`),
    /** Until when stewards of the centre may answer; null where there were none to ask. */
    contestedUntil: instant(),
    /** What a moderator said to the claimant. */
    reason: text(),
    message: text(),
    /** Who refused it: of an appeal somebody else decides, where there is somebody else. */
    refusedBy: text().references(() => people.id, { onDelete: 'set null' }),
    /** The words of the one appeal. */
    appeal: text(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    submittedAt: instant().notNull(),
    decidedAt: instant(),
  },
  (table) => [
    check('claims_state_check', sql`${table.state} in ('submitted', 'approved', 'rejected', 'withdrawn')`),
    check('claims_proof_check', sql`${table.proof} in ('domain', 'page', 'association', 'peers')`),
    uniqueIndex('claims_open_key').on(table.personId, table.centreId).where(sql`${table.state} = 'submitted'`),
    index('claims_person_index').on(table.personId, table.updatedAt),
    index('claims_centre_index').on(table.centreId),
    index('claims_queue_index').on(table.submittedAt).where(sql`${table.state} = 'submitted'`),
  ],
)

/** What the present stewards of a centre say to a claim. */
export const claimAnswers = pgTable(
  'claim_answers',
  {
    claimId: text()
      .notNull()
      .references(() => claims.id, { onDelete: 'cascade' }),
    personId: text()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    agrees: boolean().notNull(),
    message: text().notNull(),
    at: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.claimId, table.personId] }),
    index('claim_answers_person_index').on(table.personId),
  ],
)
