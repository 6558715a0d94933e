import { sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'

/** Makes the invitations to one centre those to another, and tells their ids. */
export async function moveInvitations(tx: Transaction, from: string, to: string): Promise<string[]> {
  const moved = await tx.execute<{ id: string }>(
    sql`update invitations set centre_id = ${to} where centre_id = ${from} returning id`,
  )
  return moved.map(({ id }) => id)
}

/** Makes those that nobody has used or taken back invitations to their own centre again. */
export async function returnInvitations(tx: Transaction, ids: string[], to: string): Promise<void> {
  await tx.execute(sql`update invitations set centre_id = ${to} where id = any(${sql.param(ids)}::text[])`)
}
