import { type CentrePeople, invitationDays } from '@centres/contract'
import {
  insertInvitation,
  inTransaction,
  isSteward,
  listInvitations,
  listOpenClaims,
  listStewards,
  lockCentre,
  type PersonRecord,
  readSender,
  recordAct,
  removeSteward,
  revokeInvitation,
} from '@centres/db'
import { findCentre } from '../claims/find.ts'
import { briefOf, calledOf, nameOf } from '../claims/present.ts'
import { Conflict, Forbidden, NotFound } from '../errors.ts'
import { enqueueLetter } from '../letters/enqueue.ts'
import { hashOf, newToken } from '../letters/token.ts'
import type { Services } from '../services.ts'

const dayMs = 86_400_000
/** Invitations to one centre that may wait at a time. */
const mostInvitations = 10

/** A centre, for one of its stewards alone: moderators do not learn from it who keeps a record. */
async function findKept(services: Services, person: PersonRecord, id: string) {
  const centre = await findCentre(services, id)
  if (!(await isSteward(services.primary, person.id, id)))
    throw new Forbidden('Only the stewards of this centre may do this.')
  return centre
}

const stewardAct = (at: string, person: PersonRecord, subjectId: string) =>
  ({ at, personId: person.id, role: 'steward', subject: 'centre', subjectId }) as const

export async function readPeople(services: Services, person: PersonRecord, id: string): Promise<CentrePeople> {
  const { primary, now } = services
  const centre = await findKept(services, person, id)
  const claims = []
  for (const { id: claimId, personId, submittedAt } of await listOpenClaims(primary, id)) {
    const claimant = await readSender(primary, personId)
    if (claimant) claims.push({ id: claimId, claimant: calledOf(claimant), submittedAt })
  }
  return {
    centre: briefOf(centre),
    stewards: (await listStewards(primary, id)).map((steward) => ({
      by: calledOf(steward),
      since: steward.since,
      isYou: steward.id === person.id,
    })),
    invitations: (await listInvitations(primary, id, now().toISOString())).map(
      ({ centreId, invitedBy, ...invitation }) => ({ ...invitation, isYours: invitedBy === person.id }),
    ),
    claims,
  }
}

type Invited = { email: string; language: string; handsOver: boolean }

/** The invitation, its act and its letter stand or fall together. Only the letter has the link. */
export async function invite(
  services: Services,
  person: PersonRecord,
  id: string,
  { email, language, handsOver }: Invited,
): Promise<CentrePeople> {
  const { primary, now } = services
  const centre = await findKept(services, person, id)
  const token = newToken()
  const moment = now()
  const at = moment.toISOString()
  await inTransaction(primary, async (tx) => {
    await lockCentre(tx, id)
    if (!(await isSteward(tx, person.id, id))) throw new Forbidden('Only the stewards of this centre may do this.')
    if ((await listStewards(tx, id)).some((steward) => steward.email === email))
      throw new Conflict('Whoever has this address keeps the record already.')
    const waiting = await listInvitations(tx, id, at)
    if (waiting.some((one) => one.email === email))
      throw new Conflict('This address is invited already. Take that invitation back to send another.')
    if (waiting.length >= mostInvitations)
      throw new Conflict(`At most ${mostInvitations} invitations may wait. Take one back first.`)
    const expiresAt = new Date(moment.getTime() + invitationDays * dayMs).toISOString()
    await insertInvitation(
      tx,
      { centreId: id, email, tokenHash: hashOf(token), invitedBy: person.id, handsOver, expiresAt },
      at,
    )
    await recordAct(tx, { ...stewardAct(at, person, id), action: 'steward-invited', details: { handsOver } })
    await enqueueLetter(tx, services, {
      kind: 'steward-invited',
      to: email,
      language,
      data: { token, name: nameOf(centre.names), who: calledOf(person), until: expiresAt },
    })
  })
  return readPeople(services, person, id)
}

export async function revoke(
  services: Services,
  person: PersonRecord,
  id: string,
  invitation: string,
): Promise<CentrePeople> {
  const { primary, now } = services
  await findKept(services, person, id)
  await primary.transaction(async (tx) => {
    if (!(await revokeInvitation(tx, id, invitation)))
      throw new NotFound('This centre has no such invitation; perhaps it was accepted.')
    const at = now().toISOString()
    await recordAct(tx, { ...stewardAct(at, person, id), action: 'invitation-revoked', details: {} })
  })
  return readPeople(services, person, id)
}

/** The last one is asked for a successor: a record that nobody keeps is nobody's mistake. */
export async function leave(
  services: Services,
  person: PersonRecord,
  id: string,
  nobodyFollows: boolean,
): Promise<void> {
  const { primary, now } = services
  await findKept(services, person, id)
  const at = now().toISOString()
  await primary.transaction(async (tx) => {
    await lockCentre(tx, id)
    const isLast = (await listStewards(tx, id)).every((steward) => steward.id === person.id)
    const hasSuccessor = (await listInvitations(tx, id, at)).length > 0
    if (isLast && !hasSuccessor && !nobodyFollows)
      throw new Conflict(
        'You are the last who keeps this record. Invite somebody to follow you, or say that nobody keeps it.',
      )
    if (!(await removeSteward(tx, person.id, id))) throw new Forbidden('You do not keep this record any more.')
    await recordAct(tx, { ...stewardAct(at, person, id), action: 'steward-left', details: { isLast } })
  })
}
