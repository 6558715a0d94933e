import { holdDueReminders, inTransaction, noteReminders, peopleToRemind, readAddressee } from '@centres/db'
import { addressTo } from '../letters/address-to.ts'
import { enqueueLetter } from '../letters/enqueue.ts'
import type { Services } from '../services.ts'
import { forEach } from './each.ts'
import { answerToken, unsubscribeToken } from './links.ts'

/** One letter about all that is due; the note that it was sent is in its transaction. */
async function remind(services: Services, personId: string, at: string): Promise<void> {
  await inTransaction(services.primary, async (tx) => {
    const due = await holdDueReminders(tx, personId, at)
    const person = await readAddressee(tx, personId)
    if (!person || due.length === 0) return
    await noteReminders(tx, personId, due, at)
    await enqueueLetter(tx, services, {
      kind: 'still-correct',
      ...addressTo(person),
      data: {
        centres: due.map(({ centreId, names, confirmedAt, months }) => ({
          id: centreId,
          name: names[0]?.text ?? centreId,
          confirmedAt,
          isUnconfirmed: months === 13,
          confirm: answerToken(services, 'confirm', personId, { centreId, confirmedAt }),
          close: answerToken(services, 'close', personId, { centreId, confirmedAt }),
        })),
        unsubscribe: unsubscribeToken(services, 'reminders', personId),
      },
    })
  })
}

/** Reminds everybody of what is due now. Whoever does it twice, or is stopped in the middle and begins anew, sends nothing twice. */
export async function sendReminders(services: Services): Promise<void> {
  const at = services.now().toISOString()
  await forEach(await peopleToRemind(services.primary, at), (personId) => remind(services, personId, at))
}
