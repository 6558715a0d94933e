import type { ModeratedCentre } from '@centres/contract'
import { inTransaction, type PersonRecord, restoreCentre } from '@centres/db'
import { Conflict } from '../errors.ts'
import type { Services } from '../services.ts'
import { findModerated } from './as-moderator.ts'
import { expectVersions } from './expect-version.ts'
import { noteAct } from './note-act.ts'
import { presentCentre } from './present-centre.ts'
import { tellStewards } from './tell-stewards.ts'

/** Lists a withdrawn record again, as it was. */
export async function restore(
  services: Services,
  moderator: PersonRecord,
  id: string,
  { version }: { version: string },
): Promise<ModeratedCentre> {
  const { primary, now } = services
  await findModerated(primary, moderator, id)
  const at = now().toISOString()
  return inTransaction(primary, async (tx) => {
    await expectVersions(tx, { [id]: version })
    const centre = await findModerated(tx, moderator, id)
    if (centre.state !== 'withdrawn') throw new Conflict('This record is not withdrawn.')
    await restoreCentre(tx, id, at)
    await noteAct(tx, moderator, { at, action: 'record-restored', centreId: id })
    await tellStewards(tx, services, moderator, centre, 'restored')
    return presentCentre(tx, id)
  })
}
