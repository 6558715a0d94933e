import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'

export type NewLook = { centreId: string; changeId: string; fields: string[]; at: string; personId: string }

/** In the transaction of the change that asks for a look. */
export async function insertLook(
  tx: Transaction,
  { centreId, changeId, fields, at, personId }: NewLook,
): Promise<void> {
  await tx.execute(sql`
    insert into looks (id, centre_id, change_id, fields, at, person_id, state)
    values (${randomUUID()}, ${centreId}, ${changeId}::bigint, ${sql.param(fields)}::text[], ${at}, ${personId}, 'open')`)
}

/** Whether it was still open. */
export async function seeLook(tx: Transaction, id: string, { by, at }: { by: string; at: string }): Promise<boolean> {
  const rows = await tx.execute(sql`
    update looks set state = 'seen', seen_at = ${at}, seen_by = ${by} where id = ${id} and state = 'open' returning id`)
  return rows.length > 0
}

/** Whoever puts a change back has looked at it. */
export async function seeLooksAt(
  tx: Transaction,
  changeId: string,
  { by, at }: { by: string; at: string },
): Promise<void> {
  await tx.execute(sql`
    update looks set state = 'seen', seen_at = ${at}, seen_by = ${by}
    where change_id = ${changeId}::bigint and state = 'open'`)
}

/** Makes the open looks at one record those at another; returns their ids. */
export async function moveLooks(tx: Transaction, from: string, to: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    update looks set centre_id = ${to} where centre_id = ${from} and state = 'open' returning id`)
  return rows.map(({ id }) => id)
}

export async function returnLooks(tx: Transaction, ids: string[], to: string): Promise<void> {
  await tx.execute(sql`
    update looks set centre_id = ${to} where id = any(${sql.param(ids)}::text[]) and state = 'open'`)
}
