import { messageDays } from '@centres/contract'
import {
  confirmMessage,
  countMessages,
  inTransaction,
  lockSending,
  lockWaiting,
  type MessageRecord,
  readMessage,
} from '@centres/db'
import { followRecord } from '../centres/find-record.ts'
import { Gone } from '../errors.ts'
import { hashOf } from '../letters/token.ts'
import type { Services } from '../services.ts'
import { dayAfter } from './days.ts'
import { isBlockedSender } from './is-blocked-sender.ts'
import { expectWithinLimits, isToBeHeld } from './limits.ts'
import { sendOut } from './send-out.ts'
import { senderOf } from './sender-key.ts'
import { tellOfMessage } from './tell-moderators.ts'
import { expectReach } from './writing.ts'

const spentToken = () => new Gone('This link was used already or has expired. Write the letter again.', 'link')

/**
 * The sender has opened the link: the letter goes out, or waits for a moderator. All of it is one transaction, so that
 * whatever is stopped in between has either not happened or is done by the queue of letters. Where a limit or the
 * centre refuses it, the link still holds.
 */
export async function confirm(services: Services, token: string): Promise<MessageRecord> {
  const { primary, now, settings } = services
  const at = now().toISOString()
  return inTransaction(primary, async (tx) => {
    await lockSending(tx)
    const waiting = await lockWaiting(tx, hashOf(token), at)
    if (!waiting || (await isBlockedSender(tx, services, waiting.senderEmail))) throw spentToken()
    const { id, senderEmail, fingerprints } = waiting
    const centre = await followRecord(tx, waiting.centreId)
    const reach = await expectReach(tx, centre, at)
    const sender = senderOf(settings.authSecret, senderEmail)
    const counts = await countMessages(tx, { sender, centreId: centre.id, fingerprints, at })
    expectWithinLimits(counts)
    const isHeld = isToBeHeld(counts)
    const removeOn = dayAfter(at, messageDays)
    await confirmMessage(tx, id, { centreId: centre.id, isHeld, at, removeOn })
    if (isHeld) await tellOfMessage(tx, services, { id, centre, why: 'held' }, at)
    else await sendOut(tx, services, { message: { ...waiting, removeOn }, centre, reach, at })
    return (await readMessage(tx, id)) as MessageRecord
  })
}
