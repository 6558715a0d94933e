import { sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'

/**
 * Makes other writers of these records wait until the transaction ends, so that what is read now is what is written
 * over. In one order, so that no two wait for each other: whoever needs several asks for them at once.
 */
export async function lockCentres(tx: Transaction, ids: string[]): Promise<void> {
  await tx.execute(sql`select from centres where id = any(${sql.param(ids)}::text[]) order by id for update`)
}

export const lockCentre = (tx: Transaction, id: string): Promise<void> => lockCentres(tx, [id])
