import { sql } from 'drizzle-orm'
import { check, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from '../columns/instant.ts'
import { centres } from './centres.ts'

export type SuggestionOutcome = { part: string; take: boolean; reason: string | null }

/** What somebody without an account says of a record. Private, whole: its sender's address above all. */
export const suggestions = pgTable(
  'suggestions',
  {
    id: text().primaryKey(),
    centreId: text()
      .notNull()
      .references(() => centres.id),
    kind: text({ enum: ['change', 'closed', 'duplicate', 'report'] }).notNull(),
    /** Counts for nothing before the letter was answered. */
    state: text({ enum: ['unconfirmed', 'open', 'decided'] }).notNull(),
    /** The parts of a form that should say something else. */
    changes: jsonb().$type<Record<string, unknown>>().notNull(),
    closed: text(),
    duplicateOf: text().references(() => centres.id),
    /** Of a report: what is wrong with the entry as a whole, and own words, which are forgotten some time after the answer. */
    concern: text({ enum: ['not-a-centre', 'private', 'offensive', 'other'] }),
    words: text(),
    /** A report may do without. */
    source: text(),
    /** Null once it is answered: nobody has to be written to any more. */
    email: text(),
    language: text().notNull(),
    /** SHA-256 of the token in the letter; null once it was used. */
    tokenHash: text().unique('suggestions_token_key'),
    tokenExpiresAt: instant().notNull(),
    createdAt: instant().notNull(),
    confirmedAt: instant(),
    /** When moderators were told that it is theirs to decide. */
    handedOnAt: instant(),
    decidedAt: instant(),
    outcome: jsonb().$type<SuggestionOutcome[]>(),
    message: text(),
  },
  (table) => [
    check('suggestions_kind_check', sql`${table.kind} in ('change', 'closed', 'duplicate', 'report')`),
    check('suggestions_state_check', sql`${table.state} in ('unconfirmed', 'open', 'decided')`),
    check('suggestions_confirmed_check', sql`(${table.state} = 'unconfirmed') = (${table.confirmedAt} is null)`),
    check('suggestions_decided_check', sql`(${table.state} = 'decided') = (${table.outcome} is not null)`),
    check('suggestions_answered_check', sql`${table.state} <> 'decided' or ${table.email} is null`),
    check('suggestions_concern_check', sql`(${table.kind} = 'report') = (${table.concern} is not null)`),
    check('suggestions_source_check', sql`${table.kind} = 'report' or ${table.source} is not null`),
    index('suggestions_centre_index').on(table.centreId),
    index('suggestions_open_index').on(table.confirmedAt).where(sql`${table.state} = 'open'`),
    index('suggestions_unconfirmed_index').on(table.createdAt).where(sql`${table.state} = 'unconfirmed'`),
  ],
)
