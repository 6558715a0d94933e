import type { UnreachedReason, WritingTo } from '@centres/contract'
import {
  type PublicCentre,
  type Reach,
  type Reader,
  readAnswerBand,
  readReach,
  readWishes,
  type WishesRecord,
} from '@centres/db'
import { Conflict } from '../errors.ts'

const dayOf = (at: string) => at.slice(0, 10)

/** The last day of a pause is part of it. */
const isPausedOn = (wishes: WishesRecord | undefined, today: string): boolean =>
  wishes?.isPaused === true && (wishes.pausedUntil === null || today <= wishes.pausedUntil)

const isReachedBy = ({ lifeState }: PublicCentre, { mailbox, stewards }: Reach) =>
  lifeState !== 'closed' && (mailbox !== null || stewards.length > 0)

/** What is to be known before one writes to a centre; no address is. */
export async function readWriting(database: Reader, centre: PublicCentre, at: string): Promise<WritingTo> {
  const wishes = await readWishes(database, centre.id)
  const isPaused = isPausedOn(wishes, dayOf(at))
  return {
    isReached: isReachedBy(centre, await readReach(database, centre.id)),
    isPaused,
    pausedUntil: isPaused ? (wishes?.pausedUntil ?? null) : null,
    languages: wishes?.languages ?? [],
    purposes: wishes?.purposes ?? [],
    note: wishes?.note ?? '',
    noteLanguage: wishes?.noteLanguage ?? null,
    answers: await readAnswerBand(database, centre.id, at),
  }
}

export const unreached = (reason: UnreachedReason, message: string) => new Conflict(message, undefined, reason)

/** Where a letter to a centre goes; refused where it would go nowhere, or is not to. */
export async function expectReach(database: Reader, centre: PublicCentre, at: string): Promise<Reach> {
  if (centre.lifeState === 'closed') throw unreached('closed', 'This centre has closed: letters to it go nowhere.')
  const reach = await readReach(database, centre.id)
  if (!isReachedBy(centre, reach))
    throw unreached(
      'unreached',
      'No mailbox of this centre is known and nobody keeps its record, so a letter would go nowhere.',
    )
  if (isPausedOn(await readWishes(database, centre.id), dayOf(at)))
    throw unreached('paused', 'This centre takes no letters for the time being.')
  return reach
}
