import { contestClaim, listStewards, readClaim, readSender, type Transaction } from '@centres/db'
import type { Services } from '../services.ts'
import { contestedUntil } from './contest.ts'
import { weighMoved } from './evidence-now.ts'
import { calledOf, nameOf } from './present.ts'
import { askStewards } from './write.ts'

/**
 * A claim that has come to another record by a merger: what shows it is seen anew, and those who keep that one are heard
 * from now on. One that was refused waits for nobody.
 */
export async function contestMoved(tx: Transaction, services: Services, id: string, at: string): Promise<void> {
  await weighMoved(tx, id, at)
  const claim = await readClaim(tx, id)
  const claimant = claim && (await readSender(tx, claim.personId))
  if (claim?.state !== 'submitted' || !claimant) return
  const stewards = await listStewards(tx, claim.centreId)
  if (stewards.length === 0) return
  const until = contestedUntil(at)
  await contestClaim(tx, id, until, at)
  await askStewards(tx, services, stewards, { id, name: nameOf(claim.names), claimant: calledOf(claimant), until })
}
