import { eq, inArray } from 'drizzle-orm'
import type { Transaction } from '../client.ts'
import { centres } from '../schema/centres.ts'
import { type Change, changeCentres } from './change.ts'

/** Takes records out of the directory for a reason that everybody reads: their ids tell it from now on. */
export async function withdrawCentres(
  tx: Transaction,
  ids: string[],
  { reason, ...change }: Pick<Change, 'actor' | 'at' | 'source'> & { reason: string },
): Promise<void> {
  if (ids.length === 0) return
  await changeCentres(tx, ids, { ...change, action: 'withdrawn' }, async () => {
    await tx.update(centres).set({ state: 'withdrawn', withdrawnReason: reason }).where(inArray(centres.id, ids))
  })
}

export async function restoreCentre(tx: Transaction, id: string, at: string): Promise<void> {
  await changeCentres(tx, [id], { actor: 'moderator', action: 'restored', at, source: null }, async () => {
    await tx.update(centres).set({ state: 'published', withdrawnReason: null }).where(eq(centres.id, id))
  })
}
