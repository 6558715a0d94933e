import { type MessageStatus, silentDays } from '@centres/contract'
import { isErased, type MessageRecord, readCentre, readMessage } from '@centres/db'
import { namedOf, summaryOf } from '../centres/present.ts'
import type { Services } from '../services.ts'
import { readStatusToken, spentLink } from './links.ts'
import { isOut } from './quarantine.ts'
import { similarToWriteTo } from './similar.ts'

const dayMs = 86_400_000
export const mostSimilar = 5

/** Three weeks without an answer, for a letter whose sender may still wait for one. */
const isSilent = (message: MessageRecord, now: Date): boolean =>
  isOut(message) &&
  message.answer === null &&
  message.sentAt !== null &&
  now.getTime() - Date.parse(message.sentAt) >= silentDays * dayMs

/** What became of a letter. That it was reported its sender does not learn: it stands as it stood before. */
export async function statusOf(services: Services, message: MessageRecord): Promise<MessageStatus> {
  const { primary, now } = services
  const centre = await readCentre(primary, message.centreId)
  if (!centre) throw spentLink()
  const peers = isSilent(message, now()) ? await similarToWriteTo(services, centre.id, mostSimilar) : []
  const { answer } = message
  return {
    centre: namedOf(centre),
    state: message.state,
    answer: answer === 'abuse' ? null : answer,
    purpose: message.purpose,
    createdAt: message.createdAt,
    confirmedAt: message.confirmedAt,
    linkExpiresAt: message.state === 'waiting' ? message.tokenExpiresAt : null,
    deliveredAt: message.deliveredAt,
    answeredAt: answer === 'abuse' ? null : message.answeredAt,
    removedOn: message.removeOn,
    similar: peers.map((peer) => ({ ...summaryOf(peer), distanceMetres: peer.distanceMetres })),
  }
}

export async function readStatus(services: Services, token: string): Promise<MessageStatus> {
  const message = await readMessage(services.primary, readStatusToken(services, token))
  if (!message || isErased(message)) throw spentLink()
  return statusOf(services, message)
}
