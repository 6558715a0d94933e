import { contestClaim, listOpenClaims, readSender, type StewardRecord, type Transaction } from '@centres/db'
import type { Services } from '../services.ts'
import { contestedUntil } from './contest.ts'
import { calledOf } from './present.ts'
import { askStewards } from './write.ts'

type Come = {
  centreId: string
  /** Of the centre. */
  name: string
  stewards: StewardRecord[]
  /** Claims about which they are asked otherwise. */
  except?: string[]
  at: string
}

/** Who has come to keep a record is heard about every claim that is open there, from now on. */
export async function askNewStewards(
  tx: Transaction,
  services: Services,
  { centreId, name, stewards, except = [], at }: Come,
): Promise<void> {
  if (stewards.length === 0) return
  const until = contestedUntil(at)
  for (const { id, personId } of await listOpenClaims(tx, centreId)) {
    const claimant = await readSender(tx, personId)
    if (!claimant || except.includes(id)) continue
    await contestClaim(tx, id, until, at)
    await askStewards(tx, services, stewards, { id, name, claimant: calledOf(claimant), until })
  }
}
