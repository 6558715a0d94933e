import type { MessageAnswer, MessageForCentre } from '@centres/contract'
import {
  answerMessage,
  inTransaction,
  lockMessage,
  type MessageRecord,
  type Reader,
  readCentre,
  readMessage,
} from '@centres/db'
import { namedOf } from '../centres/present.ts'
import type { Services } from '../services.ts'
import { readAnswerToken, spentLink } from './links.ts'
import { isOut, isQuarantined } from './quarantine.ts'
import { tellOfMessage } from './tell-moderators.ts'

/** Where the link was used, the letter was reported, or is gone. */
function expectOpen(message: MessageRecord | undefined, answer: MessageAnswer): MessageRecord {
  if (!message || !isOut(message) || isQuarantined(message) || message.spent.includes(answer)) throw spentLink()
  return message
}

async function present(database: Reader, message: MessageRecord): Promise<MessageForCentre> {
  const centre = await readCentre(database, message.centreId)
  if (!centre) throw spentLink()
  const { senderName, affiliation, purpose, answer } = message
  return { centre: namedOf(centre), senderName, affiliation, purpose, sentAt: message.sentAt as string, answer }
}

/** What a link in a letter is about and would say; changes nothing. */
export async function readAnswer(
  services: Services,
  token: string,
): Promise<MessageForCentre & { answers: MessageAnswer }> {
  const { primary } = services
  const { id, answer } = readAnswerToken(services, token)
  const message = expectOpen(await readMessage(primary, id), answer)
  return { ...(await present(primary, message)), answers: answer }
}

/** Of many who use one link at once, one gets in. A report ends what the other links do, and tells moderators. */
export async function answer(services: Services, token: string): Promise<MessageForCentre> {
  const { primary, now } = services
  const { id, answer: said } = readAnswerToken(services, token)
  const at = now().toISOString()
  return inTransaction(primary, async (tx) => {
    const message = expectOpen(await lockMessage(tx, id), said)
    await answerMessage(tx, message, said, at)
    const centre = await readCentre(tx, message.centreId)
    if (said === 'abuse' && centre) await tellOfMessage(tx, services, { id, centre, why: 'reported' }, at)
    return present(tx, { ...message, answer: said })
  })
}
