import { sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'
import { type PublicCentre, readCentres } from './read.ts'
import { allOf, type CentreSelection, conditionsOf } from './selection.ts'

const centresAtOnce = 1000

/**
 * Every centre of a selection by id, some at a time, however many there are: memory holds one lot. Goes over one cursor
 * of the transaction, so only one stream at a time is open in it.
 */
export async function* streamCentres(tx: Transaction, selection: CentreSelection): AsyncGenerator<PublicCentre[]> {
  const { conditions } = await conditionsOf(tx, selection)
  await tx.execute(sql`
    declare selected no scroll cursor for
    select l.centre_id as id from listings l where ${allOf(conditions)} order by l.centre_id`)
  try {
    for (;;) {
      const rows = await tx.execute<{ id: string }>(sql`fetch ${sql.raw(String(centresAtOnce))} from selected`)
      if (rows.length > 0)
        yield await readCentres(
          tx,
          rows.map(({ id }) => id),
        )
      if (rows.length < centresAtOnce) return
    }
  } finally {
    await tx.execute(sql`close selected`)
  }
}
