import { moderatorsFor, type PublicCentre, type Transaction } from '@centres/db'
import { nameOf } from '../centres/present.ts'
import { tellModerator } from '../reminders/tell-moderators.ts'
import type { Services } from '../services.ts'

/** That a letter waits for them, and why; nothing of what is in it. */
export async function tellOfMessage(
  tx: Transaction,
  services: Services,
  { id, centre, why }: { id: string; centre: PublicCentre; why: 'held' | 'reported' },
  at: string,
): Promise<void> {
  for (const moderator of await moderatorsFor(tx, { kind: 'message', id }))
    await tellModerator(tx, services, moderator, at, (unsubscribe) => ({
      kind: 'message-waits',
      data: { messageId: id, name: nameOf(centre), why, unsubscribe },
    }))
}
