import { type Claim, isStanding, type ProblemDetail, peersNeeded, peersToAsk, vouchDays } from '@centres/contract'
import {
  type ClaimRecord,
  countAsked,
  insertVouch,
  inTransaction,
  isSteward,
  listVouchers,
  lockCentres,
  lockOpenClaim,
  type PersonRecord,
  type PublicCentre,
  readCentres,
  readOwnClaim,
  recordAct,
  type StewardRecord,
  type Transaction,
  weighVouches,
} from '@centres/db'
import { findOwnClaim } from '../claims/find.ts'
import { claimOf, nameOf } from '../claims/present.ts'
import { Conflict, Invalid } from '../errors.ts'
import { addressTo } from '../letters/address-to.ts'
import { enqueueLetter } from '../letters/enqueue.ts'
import { writeMandate } from '../letters/mandate.ts'
import type { Services } from '../services.ts'
import { fullNameOf } from './full-name.ts'
import { whoAnswers } from './who-answers.ts'

const dayMs = 86_400_000

/** How many centres one person may have asked within the days of a link, about whatever claims. */
const mostOfPerson = 6

const wrong = (place: number, message: string): ProblemDetail => ({ in: 'body', name: `peers.${place}`, message })

type Chosen = { centre: PublicCentre; stewards: StewardRecord[] }

/** The centres with those who could answer there, or what is wrong with each. */
async function choose(tx: Transaction, claim: ClaimRecord, ids: string[]): Promise<Chosen[]> {
  const centres = new Map((await readCentres(tx, ids)).map((centre) => [centre.id, centre]))
  const wrongs: ProblemDetail[] = []
  const chosen: Chosen[] = []
  for (const [place, id] of ids.entries()) {
    const centre = centres.get(id)
    const isListed = centre?.state === 'published' && centre.lifeState !== 'merged'
    const stewards = isListed ? await whoAnswers(tx, claim, id) : []
    if (!centre || !isListed) wrongs.push(wrong(place, 'must be a listed centre'))
    else if (id === claim.centreId) wrongs.push(wrong(place, 'must be another centre than the claimed one'))
    else if (await isSteward(tx, claim.personId, id)) wrongs.push(wrong(place, 'must not be a centre that you keep'))
    else if (claim.vouches.some(({ centreId }) => centreId === id))
      wrongs.push(wrong(place, 'was asked about this claim already'))
    else if (stewards.length === 0) wrongs.push(wrong(place, 'cannot be asked: nobody there could answer'))
    else chosen.push({ centre, stewards })
  }
  if (wrongs.length > 0) throw new Invalid(wrongs)
  return chosen
}

/** Two centres speak with two voices: one person is not asked for both. */
async function refuseOneVoice(tx: Transaction, claim: ClaimRecord, chosen: Chosen[], now: Date): Promise<void> {
  const vouchers = new Map((await listVouchers(tx, claim.id)).map((one) => [one.centreId, one.personId]))
  const standing = claim.vouches.filter((one) => isStanding(one, now))
  const voices = new Set<string>()
  for (const { centreId, state } of standing) {
    // Somebody who was erased was somebody else.
    if (state === 'vouched') voices.add(vouchers.get(centreId) ?? centreId)
    else for (const { id } of await whoAnswers(tx, claim, centreId)) voices.add(id)
  }
  for (const { stewards } of chosen) for (const { id } of stewards) voices.add(id)
  if (voices.size < standing.length + chosen.length)
    throw new Invalid([wrong(0, 'cannot be asked together with the other one')])
}

/** Asks other centres about a claim that waits; the letters go out with it. */
export async function askPeers(
  tx: Transaction,
  services: Services,
  person: PersonRecord,
  claim: ClaimRecord,
  ids: string[],
): Promise<void> {
  if (ids.length === 0) return
  const now = services.now()
  const at = now.toISOString()
  if (ids.length > peersToAsk(claim.vouches, now))
    throw new Conflict(
      `No more centres can be asked now: ${peersNeeded} at a time, and one that does not vouch can be replaced twice.`,
    )
  const since = new Date(now.getTime() - vouchDays * dayMs).toISOString()
  if ((await countAsked(tx, person.id, since)) + ids.length > mostOfPerson)
    throw new Conflict(`You may have ${mostOfPerson} centres asked within ${vouchDays} days, for all your claims.`)
  const chosen = await choose(tx, claim, ids)
  await refuseOneVoice(tx, claim, chosen, now)
  const expiresAt = new Date(now.getTime() + vouchDays * dayMs)
  for (const { centre, stewards } of chosen) {
    const question = { claimId: claim.id, centreId: centre.id, at, expiresAt: expiresAt.toISOString() }
    const about = await insertVouch(tx, question)
    if (!about) throw new Conflict('This centre was asked about this claim already.')
    for (const steward of stewards)
      await enqueueLetter(tx, services, {
        kind: 'vouch-asked',
        ...addressTo(steward),
        data: {
          token: writeMandate(services.settings.authSecret, {
            purpose: 'vouch',
            personId: steward.id,
            about,
            expiresAt,
          }),
          name: nameOf(claim.names),
          peer: nameOf(centre.names),
          claimant: fullNameOf(person),
          part: claim.part,
          until: expiresAt.toISOString(),
        },
      })
  }
  await recordAct(tx, {
    at,
    personId: person.id,
    role: 'sender',
    action: 'peers-asked',
    subject: 'claim',
    subjectId: claim.id,
    details: { peers: ids },
  })
}

/** Asks more centres about a claim of one's own, while it waits. */
export async function askMorePeers(
  services: Services,
  person: PersonRecord,
  id: string,
  peers: string[],
): Promise<Claim> {
  const { primary, now } = services
  const found = await findOwnClaim(services, person, id)
  return inTransaction(primary, async (tx) => {
    await lockCentres(tx, [found.centreId, ...peers])
    if (!(await lockOpenClaim(tx, id))) throw new Conflict('This claim does not wait for a decision any more.')
    await askPeers(tx, services, person, (await readOwnClaim(tx, id, person.id)) as ClaimRecord, peers)
    await weighVouches(tx, [id], now().toISOString())
    return claimOf((await readOwnClaim(tx, id, person.id)) as ClaimRecord)
  })
}
