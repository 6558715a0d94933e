import { isDeepStrictEqual } from 'node:util'
import type { CentreHistory } from '@centres/contract'
import { centreHistory, type Database, type PublicCentre, type PublicChange } from '@centres/db'
import { Invalid } from '../errors.ts'

/**
 * The fields whose changes are shown. Every one is named: addresses and telephone numbers are not among them, as
 * who takes one back does not want the old one found here.
 */
const shownFields = [
  'names',
  'institutions',
  'lifeState',
  'founded',
  'closed',
  'successorId',
  'parentId',
  'countryCode',
  'precision',
  'website',
  'socialLinks',
  'descriptions',
  'languages',
  'textLanguages',
  'terms',
  'evidence',
  'confirmedAt',
  'source',
] as const

/** Where a centre is may be told of its past only as finely as it wants to be found today. */
function placeFields(now: PublicCentre): (keyof PublicCentre)[] {
  const isExact = now.precision === 'building' || now.precision === 'campus'
  return [
    ...(isExact ? (['location'] as const) : []),
    ...(now.city === null ? [] : (['city'] as const)),
    ...(now.adminArea === null ? [] : (['adminArea'] as const)),
  ]
}

/** The fields of a record whose changes may be told. */
export const shownFieldsOf = (now: PublicCentre) => [...shownFields, ...placeFields(now)]

/** What differs between two versions of a record. A record that is new shows as one change, not as fifty. */
function fieldsOf({ before, after }: PublicChange, now: PublicCentre) {
  if (!before || !after) return []
  return shownFieldsOf(now)
    .filter((field) => !isDeepStrictEqual(before[field], after[field]))
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }))
}

/** What happened before a record was published is between its authors and the moderators. */
const isPublic = ({ before, after }: PublicChange) => after?.state === 'published' || before?.state === 'published'

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
