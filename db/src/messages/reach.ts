import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import type { Addressee } from '../people/read-addressee.ts'
import { stewardsOf } from '../stewards/addressees.ts'

/** Where a letter to a centre goes: to its mailbox, else to each of its stewards. Private. */
export type Reach = { mailbox: string | null; stewards: Addressee[] }

export async function readReach(database: Reader, centreId: string): Promise<Reach> {
  const [row] = await database.execute<{ address: string }>(
    sql`select address from mailboxes where centre_id = ${centreId}`,
  )
  return { mailbox: row?.address ?? null, stewards: row ? [] : [...(await stewardsOf(database, centreId))] }
}
