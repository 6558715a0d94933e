import type { OpenedInvitation } from '@centres/contract'
import {
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
import { findCentre } from '../claims/find.ts'
import { briefOf, calledOf, nameOf } from '../claims/present.ts'
import { Gone } from '../errors.ts'
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
    if (!(await takeInvitation(tx, hashOf(token), at))) throw gone()
    const before = (await listStewards(tx, centreId)).filter(({ id }) => id !== person.id)
    await makeSteward(tx, person.id, centreId, at)
    const act = { at, role: 'steward', subject: 'centre', subjectId: centreId } as const
    await recordAct(tx, { ...act, personId: person.id, action: 'steward-joined', details: {} })
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
  })
  return present(services, person, found)
}
