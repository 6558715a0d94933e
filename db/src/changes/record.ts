import { eq, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '../client.ts'
import { type Actor, changes } from '../schema/changes.ts'

export type ChangeRecord = {
  subject: 'centre' | 'vocabulary' | 'gazetteer'
  subjectId: string
  actor: Actor
  action: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  source: string | null
}

/** Any number that no other lock of ours uses. */
const changeLock = 7_263_001

/**
 * Writes what happened into the log, in the transaction in which it happens. The lock is held until that
 * commits, so ids become visible in their own order and the newest is always the dataset version. Returns the ids.
 */
export async function recordChanges(tx: Transaction, records: ChangeRecord[], at: string): Promise<string[]> {
  if (records.length === 0) return []
  await tx.execute(sql`select pg_advisory_xact_lock(${changeLock})`)
  const rows = await tx
    .insert(changes)
    .values(records.map((record) => ({ ...record, at })))
    .returning({ id: changes.id })
  return rows.map(({ id }) => String(id))
}

/** The newest id of the log: a text, since it may outgrow a number; '0' before the first change. */
export async function datasetVersion(database: Reader): Promise<string> {
  const [row] = await database.execute<{ version: string }>(
    sql`select coalesce(max(id), 0)::text as version from changes`,
  )
  return row?.version ?? '0'
}

/** When the directory came to this version, an ISO instant; the beginning of time before the first change. */
export async function versionInstant(database: Reader, version: string): Promise<string> {
  const [row] = await database
    .select({ at: changes.at })
    .from(changes)
    .where(eq(changes.id, BigInt(version)))
  return row?.at ?? new Date(0).toISOString()
}
