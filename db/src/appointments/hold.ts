import { sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'

/** Who appoints. Others who appoint, end or change wait until the transaction ends, so that one always stays. */
export async function holdAdministrators(tx: Transaction): Promise<string[]> {
  const held = await tx.execute<{ id: string }>(sql`
    select person_id as id from administrators order by person_id for update`)
  return held.map(({ id }) => id)
}
