import { sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'
import { seedLoads } from '../schema/seed-loads.ts'

/** Any number that no other lock of ours uses. */
const seedLock = 7_263_002

/** Two programs that start at once do not load the same part twice. Comes before every other lock of a load. */
export async function lockSeeds(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${seedLock})`)
}

/** Remembers what is now loaded: part and hash. */
export async function recordLoads(tx: Transaction, loads: Map<string, string>, at: string): Promise<void> {
  if (loads.size === 0) return
  await tx
    .insert(seedLoads)
    .values([...loads].map(([part, hash]) => ({ part, hash, loadedAt: at })))
    .onConflictDoUpdate({
      target: seedLoads.part,
      set: { hash: sql`excluded.hash`, loadedAt: sql`excluded.loaded_at` },
    })
}
