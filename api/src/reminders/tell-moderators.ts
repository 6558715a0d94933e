import type { QueueKind } from '@centres/contract'
import {
  type Addressee,
  inTransaction,
  listQueue,
  moderatorsToTell,
  readPerson,
  type Transaction,
  takeWaitingLetter,
} from '@centres/db'
import { addressTo } from '../letters/address-to.ts'
import { enqueueLetter } from '../letters/enqueue.ts'
import type { Letter } from '../letters/letter.ts'
import type { Services } from '../services.ts'
import { forEach } from './each.ts'
import { unsubscribeToken } from './links.ts'

/** Named in a letter; the rest is counted. */
const mostNamed = 10

/** Where the client shows a case. */
const pathOf = (kind: QueueKind, id: string) => `/moderate/${kind === 'vocabulary' ? kind : `${kind}s`}/${id}`

/** A letter about what waits, unless this moderator had one today or wants none. `write` is given the way out of them. */
export async function tellModerator(
  tx: Transaction,
  services: Services,
  moderator: Addressee & { id: string },
  at: string,
  write: (unsubscribe: string) => Pick<Letter, 'kind' | 'data'>,
): Promise<void> {
  if (!(await takeWaitingLetter(tx, moderator.id, at))) return
  const letter = write(unsubscribeToken(services, 'waiting', moderator.id))
  await enqueueLetter(tx, services, { ...addressTo(moderator), ...letter } as Letter)
}

/** Tells moderators whose last letter is a day old of what came since and still waits. */
export async function tellModerators(services: Services): Promise<void> {
  const { primary, now } = services
  const at = now().toISOString()
  await forEach(await moderatorsToTell(primary, at), async ({ id, since }) => {
    const person = await readPerson(primary, id)
    if (!person) return
    const { items, total } = await listQueue(primary, {
      moderates: person.moderates,
      // After every id of that instant: what came then was in the letter.
      after: { submittedAt: since, id: 'g' },
      limit: mostNamed,
    })
    if (items.length === 0) return
    const waiting = items.map((item) => ({ path: pathOf(item.kind, item.id), name: item.title }))
    await inTransaction(primary, (tx) =>
      tellModerator(tx, services, person, at, (unsubscribe) => ({
        kind: 'cases-wait',
        data: { waiting, total, unsubscribe },
      })),
    )
  })
}
