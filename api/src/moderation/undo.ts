import type { ModeratedCentre, ProblemDetail } from '@centres/contract'
import {
  centresOfInstitutions,
  inTransaction,
  isListed,
  type LogEntry,
  type PersonRecord,
  type Reader,
  readCentres,
  readLogEntry,
  readRecord,
  replaceCentres,
  seeLooksAt,
  type Transaction,
} from '@centres/db'
import { Conflict, Forbidden, Invalid, NotFound } from '../errors.ts'
import type { Services } from '../services.ts'
import { findModerated } from './as-moderator.ts'
import { decidesOn } from './decides-on.ts'
import { expectVersions } from './expect-version.ts'
import { noteAct } from './note-act.ts'
import { canUndo, presentCentre } from './present-centre.ts'
import { type PutBack, putBack } from './put-back.ts'
import { tellStewards } from './tell-stewards.ts'

type Asked = { change: string; version: string }

async function findEntry(database: Reader, id: string, change: string): Promise<LogEntry> {
  const entry = await readLogEntry(database, id, change)
  if (!entry) throw new NotFound('The history of this record has no such entry.')
  if (canUndo(entry)) return entry
  throw new Invalid([
    {
      in: 'body',
      name: 'change',
      message: 'must be an entry that changed fields; a merger, for one, is split instead',
    },
  ])
}

const named = (fields: readonly string[], message: string): ProblemDetail[] =>
  fields.map((name) => ({ in: 'body', name, message }))

/** What stands in the way of putting all of it back. */
function refuseHalf({ back, since, forgotten }: PutBack): void {
  if (since.length > 0)
    throw new Conflict(
      `Changed again since, so that undoing would lose something: ${since.join(', ')}.`,
      named(since, 'was changed again since'),
    )
  if (forgotten.length > 0)
    throw new Conflict(
      `What was there before is not kept any more: ${forgotten.join(', ')}.`,
      named(forgotten, 'is not kept as it was before'),
    )
  if (back.length === 0) throw new Conflict('Nothing of this change is left to undo.')
}

/** The facts of an institution are those of all its centres. */
async function refuseOthers(tx: Transaction, moderator: PersonRecord, { edits }: PutBack): Promise<void> {
  const ids = (
    await hostedBy(
      tx,
      edits.map(({ id }) => id),
    )
  ).filter((id, place, all) => all.indexOf(id) === place)
  const centres = (await readCentres(tx, ids)).filter(isListed)
  if (centres.some((centre) => !decidesOn(moderator, centre)))
    throw new Forbidden('This institution also has centres that other moderators decide on.')
}

const hostedBy = async (database: Reader, hosts: number[]): Promise<string[]> =>
  (await centresOfInstitutions(database, hosts)).map(({ centreId }) => centreId)

/** In a transaction that holds nothing yet: puts back what an entry changed, and tells what that was. */
export async function undoIn(
  tx: Transaction,
  services: Services,
  moderator: PersonRecord,
  id: string,
  { change, version, at }: Asked & { at: string },
): Promise<void> {
  const entry = await findEntry(tx, id, change)
  const locked = [id, ...(await hostedBy(tx, entry.partBefore?.hosts ?? []))]
  await expectVersions(tx, { [id]: version }, locked)
  const { state, lifeState } = await findModerated(tx, moderator, id)
  const current = await readRecord(tx, id)
  if (!current || state !== 'published' || lifeState === 'merged')
    throw new Conflict('Only a listed record can be changed: restore it, or undo its merger first.')
  const found = await putBack(tx, current, await findEntry(tx, id, change))
  refuseHalf(found)
  await refuseOthers(tx, moderator, found)
  if (
    (
      await hostedBy(
        tx,
        found.edits.map((edit) => edit.id),
      )
    ).some((one) => !locked.includes(one))
  )
    throw new Conflict('Another centre has just come to this institution. Try it again.')
  const { record, known, edits, back } = found
  await replaceCentres(tx, [record], {
    actor: 'moderator',
    action: 'undone',
    at,
    source: null,
    institutions: known,
    edits,
  })
  await seeLooksAt(tx, change, { by: moderator.id, at })
  await noteAct(tx, moderator, { at, action: 'record-undone', centreId: id, details: { change, fields: back } })
  await tellStewards(tx, services, moderator, record, 'undone')
}

/** The fields that an entry of the log changed go back to what they were, unless they were changed since. */
export async function undo(
  services: Services,
  moderator: PersonRecord,
  id: string,
  asked: Asked,
): Promise<ModeratedCentre> {
  const { primary, now } = services
  await findModerated(primary, moderator, id)
  return inTransaction(primary, async (tx) => {
    await undoIn(tx, services, moderator, id, { ...asked, at: now().toISOString() })
    return presentCentre(tx, id)
  })
}
