import { sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'

/** Makes other writers of this record wait until the transaction ends, so that what is read now is what is written over. */
export async function lockCentre(tx: Transaction, id: string): Promise<void> {
  await tx.execute(sql`select from centres where id = ${id} for update`)
}
