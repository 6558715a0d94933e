import { sql } from 'drizzle-orm'
import { recordChanges } from '../changes/record.ts'
import type { Transaction } from '../client.ts'
import { writeSearchPhrases } from '../search/phrases.ts'
import { coarsenLocations } from './coarsen-locations.ts'
import { listCentres } from './list.ts'

const centresAtOnce = 500

/**
 * Makes every listing anew from its record, and the phrases of searches: after a change of how text is folded, of the regions of an area, or
 * of the gazetteer, in which coarse points stand. Readers see the old ones until the transaction commits;
 * processes that run hold what they hold until they are started again.
 */
export async function listAllCentres(tx: Transaction, at: string, onProgress: (done: number) => void): Promise<number> {
  await writeSearchPhrases(tx)
  let after = ''
  let done = 0
  for (;;) {
    const rows = await tx.execute<{ id: string }>(
      sql`select id from centres where id > ${after} order by id limit ${centresAtOnce}`,
    )
    const ids = rows.map(({ id }) => id)
    after = ids.at(-1) ?? ''
    if (after === '') break
    await coarsenLocations(tx, ids)
    await listCentres(tx, ids)
    done += ids.length
    onProgress(done)
  }
  if (done > 0) {
    // A new version: what readers hold was made from the old listings.
    const change = { subject: 'gazetteer', subjectId: 'listings', actor: 'system', action: 'listed anew' } as const
    await recordChanges(tx, [{ ...change, before: null, after: null, source: null }], at)
  }
  return done
}
