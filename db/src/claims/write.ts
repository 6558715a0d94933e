import { randomUUID } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'
import type { ClaimProof, ClaimState } from '../schema/claims.ts'

export type NewClaim = {
  centreId: string
  personId: string
  part: string
  proof: ClaimProof
  page: string | null
  association: string | null
  evidence: string[]
  contestedUntil: string | null
}

/** The id of the new claim; undefined where the person has an open one on this centre. */
export async function insertClaim(tx: Transaction, claim: NewClaim, at: string): Promise<string | undefined> {
  const { centreId, personId, part, proof, page, association, evidence, contestedUntil } = claim
  const [made] = await tx.execute<{ id: string }>(sql`
    insert into claims (id, centre_id, person_id, state, revision, part, proof, page, association, evidence,
      contested_until, created_at, updated_at, submitted_at)
    values (${randomUUID()}, ${centreId}, ${personId}, 'submitted', 1, ${part}, ${proof}, ${page}, ${association},
      ${sql.param(evidence)}::text[], ${contestedUntil}, ${at}, ${at}, ${at})
    on conflict (person_id, centre_id) where state = 'submitted' do nothing
    returning id`)
  return made?.id
}

type Known = { id: string; revision: number }

/** Changes a claim that is as it was read; false where somebody was faster. */
async function change(tx: Transaction, { id, revision }: Known, from: ClaimState, changes: SQL, at: string) {
  const changed = await tx.execute(sql`
    update claims set ${changes}, revision = revision + 1, updated_at = ${at}
    where id = ${id} and revision = ${revision} and state = ${from} returning id`)
  return changed.length > 0
}

export const withdrawClaim = (tx: Transaction, known: Known, at: string) =>
  change(tx, known, 'submitted', sql`state = 'withdrawn'`, at)

export type ClaimDecision = {
  state: 'approved' | 'rejected'
  reason: string | null
  message: string | null
  /** Of a moderator, where it is refused. */
  refusedBy: string | null
}

export const decideClaim = (
  tx: Transaction,
  known: Known,
  { state, reason, message, refusedBy }: ClaimDecision,
  at: string,
) =>
  change(
    tx,
    known,
    'submitted',
    sql`state = ${state}, reason = ${reason}, message = ${message}, refused_by = ${refusedBy}, decided_at = ${at}`,
    at,
  )

type Appeal = { words: string; contestedUntil: string | null }

/** Puts what was refused back into the queue, once; what was said of it stands until it is decided anew. */
export const appealClaim = (tx: Transaction, known: Known, { words, contestedUntil }: Appeal, at: string) =>
  change(
    tx,
    known,
    'rejected',
    sql`state = 'submitted', appeal = ${words}, submitted_at = ${at}, decided_at = null,
      contested_until = ${contestedUntil}`,
    at,
  )

/** What shows a claim by itself is seen anew, where its record has become another. */
export async function changeClaimEvidence(tx: Transaction, id: string, evidence: string[], at: string): Promise<void> {
  await tx.execute(sql`
    update claims set evidence = ${sql.param(evidence)}::text[], revision = revision + 1, updated_at = ${at}
    where id = ${id}`)
}

/** Where a centre has got a steward, the other claims on it are contested from now on. */
export async function contestClaim(tx: Transaction, id: string, until: string, at: string): Promise<void> {
  await tx.execute(sql`
    update claims set contested_until = ${until}, revision = revision + 1, updated_at = ${at} where id = ${id}`)
}
