import {
  type Addressee,
  inTransaction,
  moderatorsToTell,
  queuedRegistrations,
  readPerson,
  type Transaction,
  takeWaitingLetter,
} from '@centres/db'
import { addressTo } from '../letters/address-to.ts'
import { enqueueLetter } from '../letters/enqueue.ts'
import { titleOf } from '../registrations/present.ts'
import type { Services } from '../services.ts'
import { unsubscribeToken } from './links.ts'

type Waiting = { registrationId: string; name: string }

/** Named in a letter; the rest is counted. */
const mostNamed = 10

/** One letter about what waits, unless this moderator had one today or wants none. */
export async function tellModerator(
  tx: Transaction,
  services: Services,
  moderator: Addressee & { id: string },
  waiting: Waiting[],
  total: number,
  at: string,
): Promise<void> {
  const [first] = waiting
  if (!first || !(await takeWaitingLetter(tx, moderator.id, at))) return
  const unsubscribe = unsubscribeToken(services, 'waiting', moderator.id)
  const to = addressTo(moderator)
  if (total === 1)
    await enqueueLetter(tx, services, { kind: 'registration-waits', ...to, data: { ...first, unsubscribe } })
  else await enqueueLetter(tx, services, { kind: 'registrations-wait', ...to, data: { waiting, total, unsubscribe } })
}

/** Tells moderators whose last letter is a day old of what came since and still waits. */
export async function tellModerators(services: Services): Promise<void> {
  const { primary, now } = services
  const at = now().toISOString()
  for (const { id, since } of await moderatorsToTell(primary, at)) {
    const person = await readPerson(primary, id)
    if (!person) continue
    const { moderates } = person
    const { items } = await queuedRegistrations(primary, {
      moderates,
      // After every id of that instant: what came then was in the letter.
      after: { submittedAt: since, id: 'g' },
      limit: mostNamed,
    })
    if (items.length === 0) continue
    const { total } = await queuedRegistrations(primary, { moderates, limit: 1 })
    const waiting = items.map((item) => ({ registrationId: item.id, name: titleOf(item.form) }))
    await inTransaction(primary, (tx) => tellModerator(tx, services, person, waiting, total, at))
  }
}
