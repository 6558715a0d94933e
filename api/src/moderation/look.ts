import type { Look } from '@centres/contract'
import {
  inTransaction,
  type LookRecord,
  type PersonRecord,
  type Reader,
  readLogEntry,
  readLook,
  seeLook,
} from '@centres/db'
import { Conflict, NotFound } from '../errors.ts'
import type { Services } from '../services.ts'
import { findModerated } from './as-moderator.ts'
import { expectVersions } from './expect-version.ts'
import { noteAct } from './note-act.ts'
import { presentCentre, presentChange } from './present-centre.ts'
import { undoIn } from './undo.ts'

async function find(database: Reader, moderator: PersonRecord, id: string): Promise<LookRecord> {
  const look = await readLook(database, id)
  if (!look) throw new NotFound('There is no such change to look at.')
  await findModerated(database, moderator, look.centreId)
  return look
}

async function present(database: Reader, look: LookRecord): Promise<Look> {
  const { id, centreId, changeId, changedId, at, by, state, seenAt, seenBy } = look
  const entry = await readLogEntry(database, changedId, changeId)
  if (!entry) throw new Error('a change with its entry in the log')
  const centre = await presentCentre(database, centreId)
  return { id, at, by, state, seenAt, seenBy, changedId, change: presentChange(entry), centre }
}

/** A change by a steward, with the record as it is now. */
export async function readLookCase({ primary }: Services, moderator: PersonRecord, id: string): Promise<Look> {
  return present(primary, await find(primary, moderator, id))
}

/** A change is fine as it is, or goes back. */
export async function see(
  services: Services,
  moderator: PersonRecord,
  id: string,
  { outcome, version }: { outcome: 'fine' | 'undo'; version: string },
): Promise<Look> {
  const { primary, now } = services
  await find(primary, moderator, id)
  const at = now().toISOString()
  return inTransaction(primary, async (tx) => {
    const { centreId, changeId, changedId } = await find(tx, moderator, id)
    if (outcome === 'undo') {
      if (changedId !== centreId)
        throw new Conflict(`The record ${changedId} that was changed went into another since: undo the merger first.`)
      await undoIn(tx, services, moderator, centreId, { change: changeId, version, at })
    } else {
      await expectVersions(tx, { [centreId]: version })
      if (!(await seeLook(tx, id, { by: moderator.id, at })))
        throw new Conflict('Another moderator has looked at this change already.')
      await noteAct(tx, moderator, { at, action: 'look-seen', centreId, details: { change: changeId } })
    }
    return present(tx, await find(tx, moderator, id))
  })
}
