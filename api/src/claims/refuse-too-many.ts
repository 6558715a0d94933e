import { countClaims, type Transaction } from '@centres/db'
import { Conflict, TooMany } from '../errors.ts'

const dayMs = 86_400_000

/** Each claim writes to moderators and to everybody who keeps the record. */
const mostOnCentre = 3
const centreDays = 90
const mostInDay = 10

/** Asked of a claim that is written but not committed: it is one of those that are counted. */
export async function refuseTooMany(
  tx: Transaction,
  claimant: { personId: string; centreId: string },
  now: Date,
): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * dayMs).toISOString()
  const { onCentre, onAny, refusedForGood } = await countClaims(tx, claimant, {
    centreSince: before(centreDays),
    anySince: before(1),
  })
  if (refusedForGood) {
    const day = new Date(Date.parse(refusedForGood) + centreDays * dayMs).toISOString().slice(0, 10)
    throw new Conflict(
      `Your claim on this centre was refused, and your appeal too. You can claim it again from ${day} on.`,
    )
  }
  if (onCentre > mostOnCentre)
    throw new TooMany(`You have claimed this centre ${mostOnCentre} times within ${centreDays} days; that is the most.`)
  if (onAny > mostInDay)
    throw new TooMany(`You have claimed ${mostInDay} centres within a day; that is the most. Go on tomorrow.`)
}
