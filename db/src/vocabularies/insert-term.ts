import { sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'
import { type Labels, terms } from '../schema/vocabularies.ts'

export type NewTerm = { vocabulary: string; code: string; labels: Labels; notes: Labels; broader: string | null }

/** A term by moderators. Its place follows from its wider term (`inOrder`); false where the code is taken. */
export async function insertTerm(tx: Transaction, term: NewTerm, at: string): Promise<boolean> {
  const rows = await tx
    .insert(terms)
    .values({
      ...term,
      position: sql`(select coalesce(max(position), 0) + 1 from terms where vocabulary = ${term.vocabulary})` as never,
      since: at.slice(0, 10),
      origin: 'moderators',
    })
    .onConflictDoNothing()
    .returning({ code: terms.code })
  return rows.length > 0
}
