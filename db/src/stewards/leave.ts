import { sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'

/** False for who kept nothing. */
export async function removeSteward(tx: Transaction, personId: string, centreId: string): Promise<boolean> {
  const gone = await tx.execute(sql`
    delete from stewards where person_id = ${personId} and centre_id = ${centreId} returning person_id`)
  return gone.length > 0
}
