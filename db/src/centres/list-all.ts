import { sql } from 'drizzle-orm'
import { recordChanges } from '../changes/record.ts'
import type { Database } from '../client.ts'
import { listCentres } from './list.ts'

const centresAtOnce = 500

/**
 * Makes every listing anew from its record, as after a change of how text is folded or of an area's regions.
 * Batch by batch, so that readers never find the directory empty; processes that run keep what they hold.
 */
export async function listAllCentres(database: Database, onProgress: (done: number) => void): Promise<number> {
  let after = ''
  for (let done = 0; ; ) {
    const rows = await database.execute<{ id: string }>(
      sql`select id from centres where id > ${after} order by id limit ${centresAtOnce}`,
    )
    const ids = rows.map(({ id }) => id)
    const last = ids.at(-1)
    if (last === undefined) {
      // A new version: what readers hold was made from the old listings.
      const change = { subject: 'gazetteer', subjectId: 'listings', actor: 'system', action: 'listed anew' } as const
      const at = new Date().toISOString()
      await database.transaction((tx) =>
        recordChanges(tx, [{ ...change, before: null, after: null, source: null }], at),
      )
      return done
    }
    await database.transaction((tx) => listCentres(tx, ids))
    done += ids.length
    after = last
    onProgress(done)
  }
}
