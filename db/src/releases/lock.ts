import { sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'

/** Any number that no other lock of ours uses. */
const releaseLock = 7_263_002

/** Holds the lock of releases until the transaction ends, unless somebody else holds it. */
export async function tryReleaseLock(tx: Transaction): Promise<boolean> {
  const [row] = await tx.execute<{ taken: boolean }>(sql`select pg_try_advisory_xact_lock(${releaseLock}) as taken`)
  return row?.taken === true
}

export async function waitForReleaseLock(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${releaseLock})`)
}
