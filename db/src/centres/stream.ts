import { sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'
import type { PublicCentre } from './public-centre.ts'
import { allOf, type CentreSelection, conditionsOf } from './selection.ts'

const centresAtOnce = sql.raw('1000')

/**
 * Every centre of a selection by id, some at a time, however many there are: memory holds one lot. Goes over one cursor
 * of the transaction, so only one stream at a time is open in it.
 */
export async function* streamCentres(tx: Transaction, selection: CentreSelection): AsyncGenerator<PublicCentre[]> {
  const { conditions } = await conditionsOf(tx, selection)
  await tx.execute(sql`
    declare selected no scroll cursor for
    select kept.record from listings l join centre_records kept using (centre_id)
    where ${allOf(conditions)} order by l.centre_id`)
  try {
    for (;;) {
      const rows = await tx.execute<{ record: PublicCentre }>(sql`fetch ${centresAtOnce} from selected`)
      if (rows.length === 0) return
      yield rows.map(({ record }) => record)
    }
  } finally {
    // A transaction that failed has closed it already, and its reason is the one to tell.
    await tx.execute(sql`close selected`).catch(() => {})
  }
}
