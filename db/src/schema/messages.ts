import { sql } from 'drizzle-orm'
import { check, date, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from '../columns/instant.ts'
import { centres } from './centres.ts'
import { messageTallies } from './message-tallies.ts'
import { people } from './people.ts'

/** `waiting` for its sender's link, `held` for a moderator; the rest is on its way or has ended. */
export const messageStates = ['waiting', 'held', 'sent', 'delivered', 'undeliverable', 'refused'] as const

export type MessageTextRecord = { language: string; text: string }

/** A letter from anybody to a centre. Private, whole, and gone after 90 days. */
export const messages = pgTable(
  'messages',
  {
    id: text().primaryKey(),
    centreId: text()
      .notNull()
      .references(() => centres.id),
    state: text({ enum: messageStates }).notNull(),
    /** What moderators decide on is counted up with all that happens to it. */
    revision: integer().notNull().default(1),
    senderName: text().notNull(),
    /** Of one who has erased themselves, a keyed hash. */
    senderEmail: text().notNull(),
    affiliation: text().notNull(),
    purpose: text().notNull(),
    side: text({ enum: ['they-offer', 'they-seek', 'neither'] }).notNull(),
    dates: text().notNull(),
    texts: jsonb().$type<MessageTextRecord[]>().notNull(),
    /** SHA-256 of each folded text, to know the same letter to many centres. */
    fingerprints: text().array().notNull(),
    /** In which the sender reads. */
    language: text().notNull(),
    /** SHA-256 of the token in the letter; null once it was used. */
    tokenHash: text().unique('messages_token_key'),
    tokenExpiresAt: instant().notNull(),
    createdAt: instant().notNull(),
    confirmedAt: instant(),
    sentAt: instant(),
    deliveredAt: instant(),
    /** How many letters it became: one to the mailbox, or one to each steward. */
    receivers: integer().notNull().default(0),
    /** Jobs of those that were refused for good. */
    undelivered: text().array().notNull().default(sql`'{}'`),
    /** When a moderator had to look at it first. */
    heldAt: instant(),
    answer: text({ enum: ['answered', 'not-now', 'not-for-us', 'abuse'] }),
    answeredAt: instant(),
    /** Answers whose links were used: each works once. */
    spent: text().array().notNull().default(sql`'{}'`),
    reportedAt: instant(),
    /** When the sender was told that there is no answer. */
    silenceToldAt: instant(),
    /** What a moderator decided, held or reported. */
    decision: text({ enum: ['let-go', 'refused', 'blocked', 'no-fault'] }),
    decidedAt: instant(),
    decidedBy: text().references(() => people.id, { onDelete: 'set null' }),
    tallyId: text().references(() => messageTallies.id, { onDelete: 'set null' }),
    removeOn: date({ mode: 'string' }).notNull(),
  },
  (table) => [
    check(
      'messages_state_check',
      sql`${table.state} in ('waiting', 'held', 'sent', 'delivered', 'undeliverable', 'refused')`,
    ),
    check('messages_side_check', sql`${table.side} in ('they-offer', 'they-seek', 'neither')`),
    check('messages_answer_check', sql`${table.answer} in ('answered', 'not-now', 'not-for-us', 'abuse')`),
    check('messages_answered_check', sql`(${table.answer} is null) = (${table.answeredAt} is null)`),
    check('messages_confirmed_check', sql`(${table.state} = 'waiting') = (${table.confirmedAt} is null)`),
    check(
      'messages_sent_check',
      sql`(${table.state} in ('sent', 'delivered', 'undeliverable')) = (${table.sentAt} is not null)`,
    ),
    check('messages_decision_check', sql`${table.decision} in ('let-go', 'refused', 'blocked', 'no-fault')`),
    index('messages_centre_index').on(table.centreId, table.createdAt),
    index('messages_sender_index').on(table.senderEmail, table.createdAt),
    index('messages_fingerprints_index').using('gin', table.fingerprints),
    index('messages_created_index').on(table.createdAt),
    index('messages_confirmed_index').on(table.confirmedAt),
    index('messages_remove_index').on(table.removeOn),
  ],
)
