import type { OpenedInvitation } from '@centres/contract'
import {
  endClaimsOfStewards,
  findInvitation,
  type InvitationRecord,
  inTransaction,
  isSteward,
  listStewards,
  lockCentre,
  makeSteward,
  type PersonRecord,
  readSender,
  recordAct,
  removeSteward,
  takeInvitation,
} from '@centres/db'
import { askNewStewards } from '../claims/ask-new-stewards.ts'
import { findCentre } from '../claims/find.ts'
import { briefOf, calledOf, nameOf } from '../claims/present.ts'
import { Conflict, Gone } from '../errors.ts'
import { addressTo } from '../letters/address-to.ts'
import { enqueueLetter } from '../letters/enqueue.ts'
import { hashOf } from '../letters/token.ts'
import type { Services } from '../services.ts'

/** The same for a link that was used, taken back, is out of date or made up. */
const gone = () => new Gone('This invitation was used or taken back already, or it has expired.', 'link')

async function present(
  services: Services,
  person: PersonRecord,
  { centreId, invitedBy, handsOver, expiresAt }: InvitationRecord,
): Promise<OpenedInvitation> {
  const { primary } = services
  const inviter = invitedBy ? await readSender(primary, invitedBy) : undefined
  return {
    centre: briefOf(await findCentre(services, centreId)),
    invitedBy: inviter ? calledOf(inviter) : null,
    handsOver,
    isYours: await isSteward(primary, person.id, centreId),
    expiresAt,
  }
}

export async function openInvitation(
  services: Services,
  person: PersonRecord,
  token: string,
): Promise<OpenedInvitation> {
  const found = await findInvitation(services.primary, hashOf(token), services.now().toISOString())
  if (!found) throw gone()
  return present(services, person, found)
}

/** The new steward, whoever hands over leaving, acts and letters stand or fall together; the link is used up by it. */
export async function acceptInvitation(
  services: Services,
  person: PersonRecord,
  token: string,
): Promise<OpenedInvitation> {
  const { primary, now } = services
  const at = now().toISOString()
  const found = await findInvitation(primary, hashOf(token), at)
  if (!found) throw gone()
  const { centreId, invitedBy, handsOver } = found
  const centre = await findCentre(services, centreId)
  await inTransaction(primary, async (tx) => {
    await lockCentre(tx, centreId)
    const taken = await takeInvitation(tx, hashOf(token), at)
    if (!taken) throw gone()
    if (taken.centreId !== centreId)
      throw new Conflict('This record has just become one with another, or two again. Open the link again.')
    const keepers = await listStewards(tx, centreId)
    const before = keepers.filter(({ id }) => id !== person.id)
    const isNew = before.length === keepers.length
    await makeSteward(tx, person.id, centreId, at)
    const act = { at, role: 'steward', subject: 'centre', subjectId: centreId } as const
    await recordAct(tx, { ...act, personId: person.id, action: 'steward-joined', details: {} })
    // Who keeps the record waits for nobody, least of all for their own voice.
    for (const { id: subjectId } of await endClaimsOfStewards(tx, centreId, at))
      await recordAct(tx, {
        ...act,
        subject: 'claim',
        subjectId,
        personId: person.id,
        action: 'withdrawn',
        details: {},
      })
    const leaves = handsOver && invitedBy !== null && invitedBy !== person.id
    if (leaves && (await removeSteward(tx, invitedBy, centreId)))
      await recordAct(tx, { ...act, personId: invitedBy, action: 'steward-left', details: { isLast: false } })
    for (const steward of before)
      await enqueueLetter(tx, services, {
        kind: 'steward-joined',
        ...addressTo(steward),
        data: {
          centreId,
          name: nameOf(centre.names),
          who: calledOf(person),
          hasLeft: leaves && steward.id === invitedBy,
        },
      })
    if (isNew) {
      const stewards = (await listStewards(tx, centreId)).filter(({ id }) => id === person.id)
      await askNewStewards(tx, services, { centreId, name: nameOf(centre.names), stewards, at })
    }
  })
  return present(services, person, found)
}
