import { index, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from '../columns/instant.ts'

/** Challenges whose solution was taken: none is taken twice. Kept until nobody could send one any more. */
export const spentChallenges = pgTable(
  'spent_challenges',
  { nonce: text().primaryKey(), until: instant().notNull() },
  (table) => [index('spent_challenges_until_index').on(table.until)],
)
