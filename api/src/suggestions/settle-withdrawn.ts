import {
  inTransaction,
  openOnWithdrawn,
  openSuggestions,
  type PublicCentre,
  readCentre,
  type Transaction,
} from '@centres/db'
import type { Services } from '../services.ts'
import { partsOf } from './parts.ts'
import { settle } from './settle.ts'

type Withdrawn = {
  centre: PublicCentre /** Of who withdrew it; null where that was no person. */
  personId: string | null
}

/** Answers everything that is open about a record that has left the directory: nobody can decide on it any more. */
export async function settleWithdrawn(
  tx: Transaction,
  services: Services,
  { centre, personId }: Withdrawn,
  { reason, at }: { reason: string; at: string },
): Promise<void> {
  for (const suggestion of await openSuggestions(tx, centre.id)) {
    const isReport = suggestion.kind === 'report'
    await settle(tx, services, {
      person: { id: personId },
      role: 'moderator',
      id: suggestion.id,
      centre,
      fields: partsOf(suggestion).map((part) => ({ part, take: isReport, reason: isReport ? null : 'other' })),
      message: reason,
      at,
      isWithdrawn: true,
    })
  }
}

/** The same for records that left in other ways, as with a list whose import was undone. */
export async function settleLeftBehind(services: Services): Promise<void> {
  const { primary, now } = services
  for (const id of await openOnWithdrawn(primary))
    await inTransaction(primary, async (tx) => {
      const centre = await readCentre(tx, id)
      if (centre?.state !== 'withdrawn') return
      const reason = centre.withdrawnReason ?? ''
      await settleWithdrawn(tx, services, { centre, personId: null }, { reason, at: now().toISOString() })
    })
}
