import type { ModeratedCentre } from '@centres/contract'
import { inTransaction, type PersonRecord, withdrawCentres } from '@centres/db'
import { Conflict } from '../errors.ts'
import type { Services } from '../services.ts'
import { settleWithdrawn } from '../suggestions/settle-withdrawn.ts'
import { findModerated } from './as-moderator.ts'
import { expectVersions } from './expect-version.ts'
import { noteAct } from './note-act.ts'
import { presentCentre } from './present-centre.ts'
import { tellStewards } from './tell-stewards.ts'

/** Takes a record out of the directory, with a reason that its address tells; what is open about it is answered so. */
export async function withdraw(
  services: Services,
  moderator: PersonRecord,
  id: string,
  { reason, version }: { reason: string; version: string },
): Promise<ModeratedCentre> {
  const { primary, now } = services
  await findModerated(primary, moderator, id)
  const at = now().toISOString()
  return inTransaction(primary, async (tx) => {
    await expectVersions(tx, { [id]: version })
    const centre = await findModerated(tx, moderator, id)
    if (centre.state === 'withdrawn') throw new Conflict('This record is withdrawn already.')
    if (centre.lifeState === 'merged') throw new Conflict('This record went into another: undo the merger first.')
    await withdrawCentres(tx, [id], { actor: 'moderator', at, source: null, reason })
    await noteAct(tx, moderator, { at, action: 'record-withdrawn', centreId: id, details: { message: reason } })
    await settleWithdrawn(tx, services, { centre, personId: moderator.id }, { reason, at })
    await tellStewards(tx, services, moderator, centre, 'withdrawn', reason)
    return presentCentre(tx, id)
  })
}
