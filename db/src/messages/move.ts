import { sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'

/** Makes the letters that counted for one record count for another; the ids of their tallies. */
export async function moveTallies(tx: Transaction, from: string, to: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    update message_tallies set centre_id = ${to} where centre_id = ${from} returning id`)
  return rows.map(({ id }) => id)
}

export async function returnTallies(tx: Transaction, ids: string[], to: string): Promise<void> {
  await tx.execute(sql`update message_tallies set centre_id = ${to} where id = any(${sql.param(ids)}::text[])`)
}
