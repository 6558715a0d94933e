import type { MessageCase } from '@centres/contract'
import { countMessages, type MessageRecord, mayDecide, type PersonRecord, readCentre, readMessage } from '@centres/db'
import { namedOf } from '../centres/present.ts'
import { NotFound } from '../errors.ts'
import type { Services } from '../services.ts'
import { domainOf, senderOf } from './sender-key.ts'

const missing = () => new NotFound('There is no such letter to decide on.')

/** One that was held or reported, within the scope of who asks; any other is as if it were not there. */
export async function findCase({ primary }: Services, { moderates }: PersonRecord, id: string): Promise<MessageRecord> {
  const message = (await mayDecide(primary, moderates, { kind: 'message', id }))
    ? await readMessage(primary, id)
    : undefined
  if (!message) throw missing()
  return message
}

/** Its numbers; what was written, and by whom, only where the centre has reported it. */
export async function caseOf({ primary, now, settings }: Services, message: MessageRecord): Promise<MessageCase> {
  const centre = await readCentre(primary, message.centreId)
  if (!centre) throw missing()
  const { id, centreId, fingerprints, senderEmail, reportedAt, heldAt, decision, revision } = message
  const counts = await countMessages(primary, {
    sender: senderOf(settings.authSecret, senderEmail),
    centreId,
    fingerprints,
    at: now().toISOString(),
  })
  return {
    id,
    why: reportedAt ? 'reported' : 'held',
    state: decision === null ? 'open' : 'decided',
    centre: namedOf(centre),
    purpose: message.purpose,
    affiliation: reportedAt ? message.affiliation : null,
    senderDomain: domainOf(senderEmail),
    sentToday: counts.bySenderToday,
    sameText: counts.sameText + 1,
    texts: reportedAt ? message.texts : null,
    senderName: reportedAt ? message.senderName : null,
    at: (reportedAt ?? heldAt) as string,
    revision,
    decision,
  }
}
