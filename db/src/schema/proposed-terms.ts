import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import { instant } from '../columns/instant.ts'
import { terms, vocabularies } from './vocabularies.ts'

export const proposalStates = ['waiting', 'published', 'mapped', 'refused'] as const
export type ProposalState = (typeof proposalStates)[number]

/**
 * A centre's own word for what no term says, as moderators see it: one case, however many centres use it and however
 * they write it. Which records carry it stands with the records alone (`centre_terms.own_words`).
 */
export const proposedTerms = pgTable(
  'proposed_terms',
  {
    id: text().primaryKey(),
    vocabulary: text()
      .notNull()
      .references(() => vocabularies.code),
    /** As it was written first. */
    word: text().notNull(),
    /** Of the display name of the record that wrote it first, where that is known. */
    language: text(),
    /** Spellings with the same key are one word. */
    key: text().notNull(),
    state: text({ enum: proposalStates }).notNull(),
    /** Counts up with every decision: who decides over a newer one is told. */
    revision: integer().notNull(),
    /** The term that it became. */
    termVocabulary: text(),
    termCode: text(),
    /** Whether people who search by the word find the term. */
    isSynonym: boolean().notNull().default(false),
    reason: text(),
    /** What a moderator said to those who keep the records. */
    message: text(),
    createdAt: instant().notNull(),
    decidedAt: instant(),
  },
  (table) => [
    unique('proposed_terms_key').on(table.vocabulary, table.key),
    foreignKey({
      columns: [table.termVocabulary, table.termCode],
      foreignColumns: [terms.vocabulary, terms.code],
    }),
    check('proposed_terms_state_check', sql`${table.state} in ('waiting', 'published', 'mapped', 'refused')`),
    check('proposed_terms_decided_check', sql`(${table.state} = 'waiting') = (${table.decidedAt} is null)`),
    check(
      'proposed_terms_term_check',
      sql`(${table.state} in ('published', 'mapped')) = (${table.termCode} is not null)`,
    ),
    index('proposed_terms_queue_index').on(table.createdAt).where(sql`${table.state} = 'waiting'`),
  ],
)

/** Every way in which a word was written. */
export const proposedSpellings = pgTable(
  'proposed_spellings',
  {
    vocabulary: text().notNull(),
    text: text().notNull(),
    proposalId: text()
      .notNull()
      .references(() => proposedTerms.id),
  },
  (table) => [
    primaryKey({ columns: [table.vocabulary, table.text] }),
    index('proposed_spellings_proposal_index').on(table.proposalId),
  ],
)
