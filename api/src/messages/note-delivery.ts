import type { InterfaceLanguage } from '@centres/contract'
import {
  type Database,
  inTransaction,
  isErased,
  type Jobs,
  type MessageRecord,
  noteDelivered,
  noteUndelivered,
  readCentre,
  type Transaction,
} from '@centres/db'
import { nameOf } from '../centres/present.ts'
import { enqueueLetter } from '../letters/enqueue.ts'
import { statusToken } from './links.ts'

type Post = { primary: Database; jobs: Jobs; settings: { authSecret: string }; now: () => Date }
type Outcome = { id: string; job: string; isDelivered: boolean }

/** Whoever has erased themselves since hears nothing. */
async function tellSender(
  tx: Transaction,
  services: Post,
  message: MessageRecord,
  isDelivered: boolean,
): Promise<void> {
  const centre = await readCentre(tx, message.centreId)
  if (!centre || isErased(message)) return
  const { id, senderEmail, removeOn } = message
  const addressed = { to: senderEmail, language: message.language as InterfaceLanguage, about: id }
  const name = nameOf(centre)
  const status = statusToken(services, { id, removeOn })
  await enqueueLetter(
    tx,
    services,
    isDelivered
      ? { ...addressed, kind: 'message-delivered', data: { name, status, until: removeOn } }
      : { ...addressed, kind: 'message-undeliverable', data: { name, centreId: centre.id } },
  )
}

/** That nobody gets the letter, as all of its receivers have gone. */
export const tellUndeliverable = (tx: Transaction, services: Post, message: MessageRecord): Promise<void> =>
  tellSender(tx, services, message, false)

/** A mail server took a letter to a centre, or refused it for good: its sender is told, once, when nothing else can come of it. */
export async function noteDelivery(services: Post, { id, job, isDelivered }: Outcome): Promise<void> {
  const at = services.now().toISOString()
  await inTransaction(services.primary, async (tx) => {
    const message = await (isDelivered ? noteDelivered(tx, id, at) : noteUndelivered(tx, id, job))
    if (message) await tellSender(tx, services, message, isDelivered)
  })
}
