import { sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'

export type EndedClaim = { id: string; personId: string }

/** Ends the open claims of those who keep the centre by now: they have nothing left to ask for. */
export async function endClaimsOfStewards(tx: Transaction, centreId: string, at: string): Promise<EndedClaim[]> {
  const ended = await tx.execute<EndedClaim>(sql`
    update claims c set state = 'withdrawn', revision = revision + 1, updated_at = ${at}
    where c.centre_id = ${centreId} and c.state = 'submitted'
      and exists (select from stewards s where s.centre_id = c.centre_id and s.person_id = c.person_id)
    returning c.id, c.person_id as "personId"`)
  return [...ended]
}

/**
 * Makes claims on one centre claims on another, after its stewards became that one's: those that are open, and those
 * that may still be appealed. Whoever keeps the other one by now, or has claimed it too, has nothing left to ask for:
 * these claims end. Tells the ids of both.
 */
export async function moveClaims(
  tx: Transaction,
  from: string,
  to: string,
  at: string,
): Promise<{ moved: string[]; ended: string[] }> {
  const changed = sql`revision = revision + 1, updated_at = ${at}`
  const twice = await tx.execute<{ id: string }>(sql`
    update claims c set state = 'withdrawn', ${changed} where c.centre_id = ${from} and c.state = 'submitted' and (
      exists (select from claims o where o.centre_id = ${to} and o.person_id = c.person_id and o.state = 'submitted')
      or exists (select from stewards s where s.centre_id = ${to} and s.person_id = c.person_id))
    returning c.id`)
  const kept = await endClaimsOfStewards(tx, to, at)
  const rows = await tx.execute<{ id: string }>(sql`
    update claims set centre_id = ${to}, ${changed}
    where centre_id = ${from} and (state = 'submitted' or (state = 'rejected' and appeal is null)) returning id`)
  return { moved: rows.map(({ id }) => id), ended: [...twice, ...kept].map(({ id }) => id) }
}

/** Makes those that are still open, or may still be appealed, claims on their own centre again. */
export async function returnClaims(tx: Transaction, ids: string[], to: string, at: string): Promise<void> {
  await tx.execute(sql`
    update claims c set centre_id = ${to}, revision = revision + 1, updated_at = ${at}
    where c.id = any(${sql.param(ids)}::text[]) and (
      (c.state = 'rejected' and c.appeal is null)
      or (c.state = 'submitted' and not exists (
        select from claims o where o.centre_id = ${to} and o.person_id = c.person_id and o.state = 'submitted')))`)
}
