import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Database, Reader } from '../client.ts'
import { sets } from '../schema/sets.ts'
import { type KeptSet, keptSetColumns } from './read.ts'

type SetAtVersion = { query: string; version: string }

const hashOf = ({ query, version }: SetAtVersion) => createHash('sha256').update(`${version} ${query}`).digest('hex')

/** The set that was kept of this query at this version, if one was. */
export async function findSet(database: Reader, asked: SetAtVersion): Promise<KeptSet | undefined> {
  const [set] = await database.execute<KeptSet>(sql`select ${keptSetColumns} from sets where hash = ${hashOf(asked)}`)
  return set
}

/**
 * Keeps a set, or finds the one that somebody kept in the meantime: a query at a version is one set. An id that is
 * taken is drawn again.
 */
export async function saveSet(
  database: Database,
  set: SetAtVersion & { centreIds: string[]; madeAt: string },
  drawId: () => string,
): Promise<{ set: KeptSet; isNew: boolean }> {
  const row = { ...set, version: BigInt(set.version), hash: hashOf(set), count: set.centreIds.length }
  for (;;) {
    const [written] = await database
      .insert(sets)
      .values({ ...row, id: drawId() })
      .onConflictDoNothing()
      .returning({ id: sets.id })
    const saved = await findSet(database, set)
    if (saved) return { set: saved, isNew: written !== undefined }
  }
}
