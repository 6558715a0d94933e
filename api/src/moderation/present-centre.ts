import { isDeepStrictEqual } from 'node:util'
import type { ChangedField, ModeratedCentre, ModeratedChange } from '@centres/contract'
import {
  actsOn,
  branchesOf,
  type Facts,
  factFields,
  factsOf,
  factsThen,
  type LogEntry,
  listStewards,
  mergersInto,
  openLooksOf,
  type PublicCentre,
  type Reader,
  readCentre,
  readCentres,
  readRecord,
  recordVersion,
} from '@centres/db'
import { slugOf } from '../centres/present.ts'
import { calledOf } from '../claims/present.ts'

const mostActs = 100

const briefOf = (centre: PublicCentre | undefined) => centre && { id: centre.id, names: centre.names }

/** A record as it is now, with what is private of it. */
export async function presentCentre(database: Reader, id: string): Promise<ModeratedCentre> {
  const centre = await readCentre(database, id)
  const record = await readRecord(database, id)
  if (!centre || !record) throw new Error('a record that was found')
  const mergers = await mergersInto(database, id)
  const gone = new Map(
    (
      await readCentres(
        database,
        mergers.map(({ goneId }) => goneId),
      )
    ).map((one) => [one.id, one]),
  )
  const stewards = await listStewards(database, id)
  const successor = centre.lifeState === 'merged' && centre.successorId
  return {
    id,
    slug: slugOf(centre.names),
    state: centre.state === 'withdrawn' ? 'withdrawn' : 'published',
    withdrawnReason: centre.withdrawnReason,
    version: await recordVersion(database, id),
    facts: Object.fromEntries(factsOf(record)),
    parent: (centre.parentId && briefOf(await readCentre(database, centre.parentId))) || null,
    branches: (await branchesOf(database, id)).length,
    stewards: stewards.length,
    keptBy: stewards.map(calledOf),
    mergedInto: (successor && briefOf(await readCentre(database, successor))) || null,
    mergedFrom: mergers.flatMap(({ goneId, at }) => {
      const one = briefOf(gone.get(goneId))
      return one ? [{ ...one, at }] : []
    }),
    looks: (await openLooksOf(database, id)).map(({ id, at }) => ({ id, at })),
    acts: await actsOn(database, 'centre', id, mostActs),
  }
}

/** What has a way back of its own, or none. */
const notUndone = ['created', 'published', 'merged', 'split', 'withdrawn', 'restored']

export const canUndo = ({ before, after, action }: Pick<LogEntry, 'before' | 'after' | 'action'>): boolean =>
  before?.state === 'published' && after?.state === 'published' && !notUndone.includes(action)

/** The fields of a record that differ, of those that are known of both moments. The time zone follows from the place. */
export function differingFields(before: Facts, after: Facts): ChangedField[] {
  return factFields.flatMap((field) => {
    if (field === 'timeZone' || !before.has(field) || !after.has(field)) return []
    const [was, is] = [before.get(field), after.get(field)]
    return isDeepStrictEqual(was, is) ? [] : [{ field, before: was, after: is }]
  })
}

export function presentChange(entry: LogEntry): ModeratedChange {
  const { id, at, actor, action, source, before, after } = entry
  const fields =
    before && after ? differingFields(factsThen(before, entry.partBefore), factsThen(after, entry.partAfter)) : []
  return { id, at, actor, action, source, fields, canUndo: canUndo(entry) && fields.length > 0 }
}
