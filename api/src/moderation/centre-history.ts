import type { ModeratedChange } from '@centres/contract'
import { centreHistory, type Reader, readLogEntry } from '@centres/db'
import { Invalid } from '../errors.ts'
import { presentChange } from './present-centre.ts'

/** The whole log of a record, with what only moderators may know of it. */
export async function moderatedHistory(
  database: Reader,
  id: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ items: ModeratedChange[]; nextCursor: string | null }> {
  if (cursor !== undefined && !/^\d{1,18}$/.test(cursor))
    throw new Invalid([{ in: 'query', name: 'cursor', message: 'must be a nextCursor that this API gave' }])
  const { items, next } = await centreHistory(database, id, { limit, before: cursor })
  const entries: ModeratedChange[] = []
  for (const { id: change } of items) {
    const entry = await readLogEntry(database, id, change)
    if (entry) entries.push(presentChange(entry))
  }
  return { items: entries, nextCursor: next }
}
