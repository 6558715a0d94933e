import type { CentreHistory } from '@centres/contract'
import { centreHistory, type Database, type LoggedChange, type PublicCentre } from '@centres/db'
import { Invalid } from '../errors.ts'
import { changedFields, toldFieldsOf } from './told-fields.ts'

/** What differs between two versions of a record. A record that is new shows as one change, not as fifty. */
function fieldsOf({ before, after }: LoggedChange, now: PublicCentre) {
  if (!before || !after) return []
  const [was, is] = [toldFieldsOf(before, now), toldFieldsOf(after, now)]
  return changedFields(before, after).map((field) => ({ field, before: was[field], after: is[field] }))
}

/** What happened before a record was published is between its authors and the moderators. */
const isPublic = ({ before, after }: LoggedChange) => after?.state === 'published' || before?.state === 'published'

export async function publicHistory(
  database: Database,
  centre: PublicCentre,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<CentreHistory> {
  if (cursor !== undefined && !/^\d{1,18}$/.test(cursor)) {
    throw new Invalid([{ in: 'query', name: 'cursor', message: 'must be a nextCursor that this API gave' }])
  }
  const page = await centreHistory(database, centre.id, { limit, before: cursor })
  return {
    items: page.items.filter(isPublic).map((change) => ({
      id: change.id,
      at: change.at,
      actor: change.actor,
      action: change.action,
      fields: fieldsOf(change, centre),
      source: change.source,
    })),
    nextCursor: page.next,
  }
}
