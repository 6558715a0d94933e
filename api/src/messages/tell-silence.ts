import { type InterfaceLanguage, silentDays } from '@centres/contract'
import { inTransaction, noteSilenceTold, readCentre, readMessage, silentMessages } from '@centres/db'
import { nameOf } from '../centres/present.ts'
import { enqueueLetter } from '../letters/enqueue.ts'
import { forEach } from '../reminders/each.ts'
import type { Services } from '../services.ts'
import { statusToken } from './links.ts'
import { similarToWriteTo } from './similar.ts'

const mostNamed = 3

/** Tells those whose letters have no answer after three weeks, once, and names similar centres. */
export async function tellSilence(services: Services): Promise<void> {
  const { primary, now } = services
  const at = now().toISOString()
  await forEach(await silentMessages(primary, at, silentDays), async ({ id }) => {
    const message = await readMessage(primary, id)
    const centre = message && (await readCentre(primary, message.centreId))
    if (!message || !centre) return
    // Read before the transaction: it takes connections of its own.
    const peers = await similarToWriteTo(services, centre.id, mostNamed)
    await inTransaction(primary, async (tx) => {
      if (!(await noteSilenceTold(tx, id, at))) return
      await enqueueLetter(tx, services, {
        kind: 'message-silent',
        to: message.senderEmail,
        language: message.language as InterfaceLanguage,
        about: id,
        data: {
          name: nameOf(centre),
          status: statusToken(services, message),
          similar: peers.map((peer) => ({ id: peer.id, name: nameOf(peer) })),
        },
      })
    })
  })
}
