import { sql } from 'drizzle-orm'
import { changeCentres } from '../centres/change.ts'
import { lockCentres } from '../centres/lock.ts'
import type { Transaction } from '../client.ts'
import type { ProposalState } from '../schema/proposed-terms.ts'
import { carriersOf } from './cases.ts'
import { type Carrier, centresWithWord } from './read.ts'

export type TermKeyOfWord = { vocabulary: string; code: string }

type Deciding = { id: string; revision: number }

/**
 * Holds a case with the records that carry its word, until the transaction ends; undefined where it is not as it was
 * read. The records first, as everybody does who writes to one: so that no two wait for each other.
 */
export async function holdProposedTerm(
  tx: Transaction,
  { id, revision }: Deciding,
): Promise<{ carriers: Carrier[] } | undefined> {
  const before = await centresWithWord(tx, id)
  await lockCentres(
    tx,
    before.map((centre) => centre.id),
  )
  const held = await tx.execute(sql`
    select from proposed_terms where id = ${id} and revision = ${revision} and state = 'waiting' for update`)
  if (held.length === 0) return undefined
  const carriers = await centresWithWord(tx, id)
  const known = new Set(before.map((centre) => centre.id))
  // One that came to carry the word in between is not held: whoever decides has to look again.
  return carriers.every((centre) => known.has(centre.id)) ? { carriers } : undefined
}

export type WordDecision = {
  state: Exclude<ProposalState, 'waiting'>
  term: TermKeyOfWord | null
  isSynonym: boolean
  reason: string | null
  message: string | null
}

/** Belongs to a case that is held. */
export async function decideProposedTerm(
  tx: Transaction,
  id: string,
  { state, term, isSynonym, reason, message }: WordDecision,
  at: string,
): Promise<void> {
  await tx.execute(sql`
    update proposed_terms set state = ${state}, revision = revision + 1, term_vocabulary = ${term?.vocabulary ?? null},
      term_code = ${term?.code ?? null}, is_synonym = ${isSynonym}, reason = ${reason}, message = ${message},
      decided_at = ${at}
    where id = ${id}`)
}

/**
 * Puts a term in the place of an own word on every listed record that carries it. A term of another vocabulary goes to
 * the role of its name.
 */
export async function replaceOwnWord(
  tx: Transaction,
  { id, vocabulary, carriers }: { id: string; vocabulary: string; carriers: Carrier[] },
  term: TermKeyOfWord,
  at: string,
): Promise<void> {
  if (carriers.length === 0) return
  const ids = carriers.map((centre) => centre.id)
  const role = term.vocabulary === vocabulary ? sql`t.role` : sql`${term.vocabulary}::text`
  await changeCentres(tx, ids, { actor: 'moderator', action: 'changed', at, source: null }, async () => {
    const carried = sql`(${carriersOf(sql`${id}`)}) as carried
      where carried.centre_id = t.centre_id and carried.role = t.role and t.code = 'other'`
    // Those that have the term already lose the word alone.
    await tx.execute(sql`
      delete from centre_terms t using ${carried}
        and exists (select from centre_terms k where k.centre_id = t.centre_id and k.role = ${role} and k.code = ${term.code})`)
    // A word that stood among offers and seeks both would be the same term twice.
    if (term.vocabulary !== vocabulary)
      await tx.execute(sql`
        delete from centre_terms t using ${carried}
          and exists (select from (${carriersOf(sql`${id}`)}) as twin
            where twin.centre_id = t.centre_id and twin.role < t.role)`)
    await tx.execute(sql`
      update centre_terms t set role = ${role}, code = ${term.code}, own_words = null from ${carried}`)
  })
}
