import { isDeepStrictEqual } from 'node:util'
import type { CentreHistory } from '@centres/contract'
import { centreHistory, type Database, type PublicChange } from '@centres/db'
import { Invalid } from '../errors.ts'

type Json = CentreHistory['items'][number]['fields'][number]['before']

/** Fields that change with every write and tell nothing. */
const bookkeeping = new Set(['updatedAt', 'createdAt', 'regions', 'id', 'state'])

/** What differs between two versions of a record. A record that is new shows as one change, not as fifty. */
function fieldsOf({ before, after }: PublicChange) {
  if (!before || !after) return []
  return Object.keys({ ...before, ...after })
    .filter((field) => !bookkeeping.has(field) && !isDeepStrictEqual(before[field], after[field]))
    .map((field) => ({ field, before: (before[field] ?? null) as Json, after: (after[field] ?? null) as Json }))
}

export async function publicHistory(
  database: Database,
  id: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<CentreHistory> {
  if (cursor !== undefined && !/^\d{1,18}$/.test(cursor)) {
    throw new Invalid([{ in: 'query', name: 'cursor', message: 'must be a nextCursor that this API gave' }])
  }
  const page = await centreHistory(database, id, { limit, before: cursor })
  return {
    items: page.items.map((change) => ({
      id: change.id,
      at: change.at,
      actor: change.actor,
      action: change.action,
      fields: fieldsOf(change),
      source: change.source,
    })),
    nextCursor: page.next,
  }
}
