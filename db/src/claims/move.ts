import { sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'

/**
 * Makes the open claims on one centre claims on another; returns their ids. Whoever keeps the other one already, or has
 * claimed it too, has nothing left to ask for.
 */
export async function moveClaims(tx: Transaction, from: string, to: string, at: string): Promise<string[]> {
  const moved = sql`revision = revision + 1, updated_at = ${at}`
  await tx.execute(sql`
    update claims c set state = 'withdrawn', ${moved} where c.centre_id = ${from} and c.state = 'submitted' and (
      exists (select from claims o where o.centre_id = ${to} and o.person_id = c.person_id and o.state = 'submitted')
      or exists (select from stewards s where s.centre_id = ${to} and s.person_id = c.person_id))`)
  const rows = await tx.execute<{ id: string }>(sql`
    update claims set centre_id = ${to}, ${moved} where centre_id = ${from} and state = 'submitted' returning id`)
  return rows.map(({ id }) => id)
}

/** Makes those that are still open claims on their own centre again. */
export async function returnClaims(tx: Transaction, ids: string[], to: string, at: string): Promise<void> {
  await tx.execute(sql`
    update claims c set centre_id = ${to}, revision = revision + 1, updated_at = ${at}
    where c.id = any(${sql.param(ids)}::text[]) and c.state = 'submitted' and not exists (
      select from claims o where o.centre_id = ${to} and o.person_id = c.person_id and o.state = 'submitted')`)
}
