import { eq } from 'drizzle-orm'
import type { Transaction } from '../client.ts'
import { centres } from '../schema/centres.ts'
import { changeCentres } from './change.ts'

/** Takes a record out of the directory; its id tells why from now on. */
export async function withdrawCentre(tx: Transaction, id: string, reason: string, at: string): Promise<void> {
  await changeCentres(tx, [id], { actor: 'moderator', action: 'withdrawn', at, source: null }, async () => {
    await tx.update(centres).set({ state: 'withdrawn', withdrawnReason: reason }).where(eq(centres.id, id))
  })
}

export async function restoreCentre(tx: Transaction, id: string, at: string): Promise<void> {
  await changeCentres(tx, [id], { actor: 'moderator', action: 'restored', at, source: null }, async () => {
    await tx.update(centres).set({ state: 'published', withdrawnReason: null }).where(eq(centres.id, id))
  })
}
