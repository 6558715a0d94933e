import { sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'
import { centreRecords } from '../schema/centre-records.ts'
import { composeCentres } from './compose.ts'
import type { PublicCentre } from './public-centre.ts'

const recordsAtOnce = 1000

/** Keeps these records whole, over what was kept of the same centres. */
export async function keepRecords(tx: Transaction, records: PublicCentre[]): Promise<void> {
  if (records.length === 0) return
  await tx
    .insert(centreRecords)
    .values(records.map((record) => ({ centreId: record.id, record })))
    .onConflictDoUpdate({ target: centreRecords.centreId, set: { record: sql`excluded.record` } })
}

/** Keeps the records of the centres that have none yet. */
export async function keepMissingRecords(tx: Transaction, onProgress: (text: string) => void): Promise<void> {
  const missing = await tx.execute<{ id: string }>(sql`
    select id from centres where not exists (select from centre_records where centre_id = id) order by id`)
  for (let from = 0; from < missing.length; from += recordsAtOnce) {
    const ids = missing.slice(from, from + recordsAtOnce).map(({ id }) => id)
    await keepRecords(tx, await composeCentres(tx, ids))
    onProgress(`Keeping the records of centres whole: ${from + ids.length} of ${missing.length}`)
  }
}
