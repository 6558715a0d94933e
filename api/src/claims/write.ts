import type { Claim, ClaimBasis, ContestedClaim, NewClaim } from '@centres/contract'
import {
  answerClaim,
  appealClaim,
  type ClaimRecord,
  insertClaim,
  inTransaction,
  isSteward,
  listOpenClaims,
  listOwnClaims,
  listStewards,
  lockCentre,
  lockCentres,
  moderatorsFor,
  type PersonRecord,
  readOwnClaim,
  readSender,
  recordAct,
  type StewardRecord,
  type Transaction,
  withdrawClaim,
} from '@centres/db'
import type { z } from 'zod'
import { Conflict, Invalid } from '../errors.ts'
import { addressTo } from '../letters/address-to.ts'
import { enqueueLetter } from '../letters/enqueue.ts'
import { evidenceOf, isOfDomain } from '../registrations/evidence.ts'
import { tellModerator } from '../reminders/tell-moderators.ts'
import type { Services } from '../services.ts'
import { askPeers } from '../vouches/ask.ts'
import { contestedUntil, voicesOn } from './contest.ts'
import { findCentre, findContested, findOwnClaim } from './find.ts'
import { briefOf, calledOf, claimOf, nameOf } from './present.ts'
import { refuseTooMany } from './refuse-too-many.ts'

type Known = { id: string; revision: number }

/** What a claim by this person would rest on. */
export async function readBasis(services: Services, person: PersonRecord, id: string): Promise<ClaimBasis> {
  const { primary } = services
  const centre = await findCentre(services, id)
  const own = (await listOwnClaims(primary, person.id)).find(
    ({ centreId, state }) => centreId === id && state === 'submitted',
  )
  const stewards = await listStewards(primary, id)
  return {
    centre: briefOf(centre),
    isOfDomain: isOfDomain(person.email, centre),
    isKept: stewards.length > 0,
    isYours: stewards.some((steward) => steward.id === person.id),
    openClaim: own?.id ?? null,
  }
}

/** Asks those who keep the record; they answer on a page of theirs. */
export async function askStewards(
  tx: Transaction,
  services: Services,
  stewards: StewardRecord[],
  { id, name, claimant, until }: { id: string; name: string; claimant: string; until: string },
): Promise<void> {
  for (const steward of stewards)
    await enqueueLetter(tx, services, {
      kind: 'claim-contested',
      ...addressTo(steward),
      data: { claimId: id, name, claimant, until },
    })
}

const senderAct = (at: string, person: PersonRecord, subjectId: string) =>
  ({ at, personId: person.id, role: 'sender', subject: 'claim', subjectId, details: {} }) as const

/** A claim, its act and its letters stand or fall together. */
export async function submitClaim(
  services: Services,
  person: PersonRecord,
  centreId: string,
  { peers, ...asked }: z.output<typeof NewClaim>,
): Promise<Claim> {
  const { primary, now } = services
  const centre = await findCentre(services, centreId)
  const evidence = evidenceOf(person.email, centre)
  if (asked.proof === 'domain' && !evidence.includes('institution-domain'))
    throw new Invalid([
      { in: 'body', name: 'proof', message: 'cannot be domain: your address is not of the website’s domain' },
    ])
  const at = now().toISOString()
  return inTransaction(primary, async (tx) => {
    await lockCentres(tx, [centreId, ...peers])
    const stewards = await listStewards(tx, centreId)
    if (stewards.some(({ id }) => id === person.id)) throw new Conflict('You keep this record already.')
    const until = stewards.length > 0 ? contestedUntil(at) : null
    const id = await insertClaim(tx, { centreId, personId: person.id, ...asked, evidence, contestedUntil: until }, at)
    if (!id) throw new Conflict('You have claimed this centre already; moderators have not decided yet.')
    await refuseTooMany(tx, { personId: person.id, centreId }, new Date(at))
    await recordAct(tx, { ...senderAct(at, person, id), action: 'submitted' })
    const data = { claimId: id, name: nameOf(centre.names) }
    await enqueueLetter(tx, services, { kind: 'claim-received', ...addressTo(person), data })
    for (const moderator of await moderatorsFor(tx, { kind: 'claim', id }))
      await tellModerator(tx, services, moderator, at, (unsubscribe) => ({
        kind: 'claim-waits',
        data: { ...data, unsubscribe },
      }))
    if (until) await askStewards(tx, services, stewards, { id, name: data.name, claimant: calledOf(person), until })
    await askPeers(tx, services, person, (await readOwnClaim(tx, id, person.id)) as ClaimRecord, peers)
    return claimOf((await readOwnClaim(tx, id, person.id)) as ClaimRecord)
  })
}

const conflictOf = ({ state, revision }: ClaimRecord, asked: Known) =>
  new Conflict(
    revision === asked.revision
      ? `This claim is ${state}; this cannot be done now.`
      : 'Something has happened to this claim since you read it. Read it again.',
  )

export async function withdraw(services: Services, person: PersonRecord, id: string): Promise<void> {
  const { primary, now } = services
  const found = await findOwnClaim(services, person, id)
  const at = now().toISOString()
  await primary.transaction(async (tx) => {
    if (!(await withdrawClaim(tx, found, at))) throw conflictOf(found, found)
    await recordAct(tx, { ...senderAct(at, person, id), action: 'withdrawn' })
  })
}

/** Back into the queue, once, and before somebody else where there is somebody. */
export async function appeal(services: Services, person: PersonRecord, known: Known, message: string): Promise<Claim> {
  const { primary, now } = services
  const found = await findOwnClaim(services, person, known.id)
  if (found.appeal !== null) throw new Conflict('There was an appeal already; there is only one.')
  if (found.state === 'rejected') await findCentre(services, found.centreId)
  const at = now().toISOString()
  return inTransaction(primary, async (tx) => {
    await lockCentre(tx, found.centreId)
    const stewards = await listStewards(tx, found.centreId)
    if (stewards.some(({ id }) => id === person.id)) throw new Conflict('You keep this record already.')
    const isOpen = (await listOpenClaims(tx, found.centreId)).some(({ personId }) => personId === person.id)
    // An appeal is a claim that waits; of those a person has one on a centre.
    if (isOpen && found.state === 'rejected')
      throw new Conflict('You have claimed this centre anew already. That claim is decided on instead of an appeal.')
    const until = stewards.length > 0 ? contestedUntil(at) : null
    if (!(await appealClaim(tx, known, { words: message, contestedUntil: until }, at))) throw conflictOf(found, known)
    await recordAct(tx, { ...senderAct(at, person, known.id), action: 'appealed' })
    const data = { kind: 'claim', id: known.id, name: nameOf(found.names) } as const
    for (const moderator of await moderatorsFor(tx, data))
      await tellModerator(tx, services, moderator, at, (unsubscribe) => ({
        kind: 'appeal-waits',
        data: { ...data, unsubscribe },
      }))
    if (until) await askStewards(tx, services, stewards, { ...data, claimant: calledOf(person), until })
    return claimOf((await readOwnClaim(tx, known.id, person.id)) as ClaimRecord)
  })
}

export async function readContested(services: Services, person: PersonRecord, id: string): Promise<ContestedClaim> {
  const { primary } = services
  const found = await findContested(services, person, id)
  const { centre, state, part, proof, evidence, submittedAt, contestedUntil: until } = claimOf(found)
  const claimant = await readSender(primary, found.personId)
  const voice = (await voicesOn(primary, found)).find(({ steward }) => steward.id === person.id)
  return {
    id,
    centre,
    state,
    claimant: claimant ? calledOf(claimant) : '',
    part,
    proof,
    evidence,
    submittedAt,
    contestedUntil: until,
    answer: voice?.answer ?? null,
  }
}

export async function answerContested(
  services: Services,
  person: PersonRecord,
  id: string,
  { agrees, message }: { agrees: boolean; message: string },
): Promise<ContestedClaim> {
  const { primary, now } = services
  const found = await findContested(services, person, id)
  const at = now().toISOString()
  await primary.transaction(async (tx) => {
    await lockCentre(tx, found.centreId)
    const stillKeeps = await isSteward(tx, person.id, found.centreId)
    if (!stillKeeps || !(await answerClaim(tx, id, { personId: person.id, agrees, message, at })))
      throw new Conflict('This claim does not wait for an answer any more.')
    await recordAct(tx, {
      at,
      personId: person.id,
      role: 'steward',
      action: agrees ? 'agreed' : 'objected',
      subject: 'claim',
      subjectId: id,
      // The words go with their person; acts stay.
      details: {},
    })
  })
  return readContested(services, person, id)
}
