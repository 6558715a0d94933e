import type { ModeratedCentre } from '@centres/contract'
import { inTransaction, type PersonRecord, readLogEntry, readMerger, readRecord, splitCentres } from '@centres/db'
import { weighMoved } from '../claims/evidence-now.ts'
import { Conflict } from '../errors.ts'
import type { Services } from '../services.ts'
import { findModerated } from './as-moderator.ts'
import { expectVersions } from './expect-version.ts'
import { noteAct } from './note-act.ts'
import { presentCentre } from './present-centre.ts'
import { putBack } from './put-back.ts'
import { tellStewards } from './tell-stewards.ts'

/**
 * Undoes a merger, asked of the record that went. What was changed since in the record that stayed is nobody's to lose:
 * it stays, and is named.
 */
export async function split(
  services: Services,
  moderator: PersonRecord,
  id: string,
  { version }: { version: string },
): Promise<{ centre: ModeratedCentre; left: string[] }> {
  const { primary, now } = services
  await findModerated(primary, moderator, id)
  const at = now().toISOString()
  return inTransaction(primary, async (tx) => {
    const merger = await readMerger(tx, id)
    if (!merger) throw new Conflict('This record went into no other, or has come back already.')
    const { keptId, keptChangeId, followed } = merger
    const branches = followed.branches.map((branch) => branch.id)
    await expectVersions(tx, { [id]: version }, [keptId, ...branches])
    const stayed = await findModerated(tx, moderator, keptId)
    if (stayed.lifeState === 'merged')
      throw new Conflict(`The record ${keptId} went into another itself: undo that merger first.`)
    const [kept, entry] = [await readRecord(tx, keptId), await readLogEntry(tx, keptId, keptChangeId)]
    if (!kept || !entry) throw new Error('a merger of two records, with its entry in the log')
    const { record, known, since, forgotten } = await putBack(tx, kept, entry)
    await splitCentres(tx, { merger, kept: record, institutions: known, at })
    for (const claim of followed.claims) await weighMoved(tx, claim, at)
    const left = [...since, ...forgotten]
    const action = 'record-split'
    await noteAct(tx, moderator, { at, action, centreId: id, details: { keptId } })
    await noteAct(tx, moderator, { at, action, centreId: keptId, details: { goneId: id, left } })
    const gone = await findModerated(tx, moderator, id)
    for (const one of [record, gone]) await tellStewards(tx, services, moderator, one, 'split')
    return { centre: await presentCentre(tx, id), left }
  })
}
