import { inArray } from 'drizzle-orm'
import { recordChanges } from '../changes/record.ts'
import type { Transaction } from '../client.ts'
import { centres } from '../schema/centres.ts'
import type { Provenance } from './insert.ts'
import { listCentres } from './list.ts'
import { readCentres } from './read.ts'

const atOnce = 1000

/** Withdraws these records for a reason that everybody reads: their ids lead to it for good. */
export async function withdrawCentres(
  tx: Transaction,
  ids: string[],
  { actor, at, source, reason }: Omit<Provenance, 'institutions' | 'action'> & { reason: string },
): Promise<void> {
  for (let from = 0; from < ids.length; from += atOnce) {
    const part = ids.slice(from, from + atOnce)
    const before = new Map((await readCentres(tx, part)).map((centre) => [centre.id, centre]))
    await tx
      .update(centres)
      .set({ state: 'withdrawn', withdrawnReason: reason, updatedAt: at })
      .where(inArray(centres.id, part))
    const after = await listCentres(tx, part)
    await recordChanges(
      tx,
      after.map((centre) => ({
        subject: 'centre' as const,
        subjectId: centre.id,
        actor,
        action: 'withdrawn',
        before: { ...before.get(centre.id) },
        after: { ...centre },
        source,
      })),
      at,
    )
  }
}
