import { messageDays, messageHours, waitingDays } from '@centres/contract'
import {
  confirmMessage,
  countMessages,
  inTransaction,
  keepWaiting,
  lockSending,
  lockWaiting,
  type MessageRecord,
  readMessage,
} from '@centres/db'
import { followRecord } from '../centres/find-record.ts'
import { Gone } from '../errors.ts'
import { hashOf } from '../letters/token.ts'
import type { Services } from '../services.ts'
import { dayAfter, hoursAfter } from './days.ts'
import { isBlockedSender } from './is-blocked-sender.ts'
import { isToBeHeld, limitReached, refusalBy } from './limits.ts'
import { sendOut } from './send-out.ts'
import { senderOf } from './sender-key.ts'
import { tellOfMessage } from './tell-moderators.ts'
import { expectReach } from './writing.ts'

const spentToken = () => new Gone('This link was used already or has expired. Write the letter again.', 'link')

/**
 * The sender has opened the link: the letter goes out, or waits for a moderator. All of it is one transaction, so that
 * whatever is stopped in between has either not happened or is done by the queue of letters. Where the centre refuses it
 * the link still holds, and where a limit does, from its end on for as long as it held at first.
 */
export async function confirm(services: Services, token: string): Promise<MessageRecord> {
  const { primary, now, settings } = services
  const at = now().toISOString()
  const outcome = await inTransaction(primary, async (tx) => {
    await lockSending(tx)
    const waiting = await lockWaiting(tx, hashOf(token), at)
    if (!waiting || (await isBlockedSender(tx, services, waiting.senderEmail))) throw spentToken()
    const { id, senderEmail, fingerprints } = waiting
    const centre = await followRecord(tx, waiting.centreId)
    const reach = await expectReach(tx, centre, at)
    const sender = senderOf(settings.authSecret, senderEmail)
    const counts = await countMessages(tx, { sender, centreId: centre.id, fingerprints, at })
    const limit = await limitReached(tx, counts, { sender, centreId: centre.id })
    if (limit) {
      const { endsAt } = limit
      await keepWaiting(tx, id, { until: hoursAfter(endsAt, messageHours), removeOn: dayAfter(endsAt, waitingDays) })
      return limit
    }
    const isHeld = isToBeHeld(counts)
    const removeOn = dayAfter(at, messageDays)
    await confirmMessage(tx, id, { centreId: centre.id, isHeld, at, removeOn })
    if (isHeld) await tellOfMessage(tx, services, { id, centre, why: 'held' }, at)
    else await sendOut(tx, services, { message: { ...waiting, removeOn }, centre, reach, at })
    return (await readMessage(tx, id)) as MessageRecord
  })
  // Not before the transaction has kept what the refusal promises.
  if ('endsAt' in outcome) throw refusalBy(outcome, at)
  return outcome
}
