import { type InterfaceLanguage, type MessageCase, type MessageDecision, messageDays } from '@centres/contract'
import {
  blockSender,
  decideMessage,
  inTransaction,
  lockMessage,
  lockSending,
  type MessageRecord,
  type PersonRecord,
  type PublicCentre,
  readCentre,
  recordAct,
  stopMessagesOf,
  type Transaction,
} from '@centres/db'
import { followRecord } from '../centres/find-record.ts'
import { nameOf } from '../centres/present.ts'
import { Conflict, Gone, Invalid, NotFound } from '../errors.ts'
import { enqueueLetter } from '../letters/enqueue.ts'
import type { Services } from '../services.ts'
import { caseOf, findCase } from './case.ts'
import { dayAfter } from './days.ts'
import { sendOut } from './send-out.ts'
import { domainOf, hashOfSender, senderKeyOf } from './sender-key.ts'
import { expectReach, unreached } from './writing.ts'

/** What can be decided: whether a held letter goes out, or whether a reported one is its sender's fault. */
function checkDecision({ reportedAt }: MessageRecord, { decision }: MessageDecision): void {
  const accepted = reportedAt ? ['blocked', 'no-fault'] : ['let-go', 'refused']
  if (accepted.includes(decision)) return
  throw new Invalid([
    { in: 'body', name: 'decision', message: `must be ${accepted.join(' or ')} for this letter`, accepted },
  ])
}

type Deciding = { message: MessageRecord; decision: MessageDecision; by: string; at: string }

/** The record to which it would go: it may have been withdrawn since, or merged into one that was. */
async function expectListed(tx: Transaction, centreId: string): Promise<PublicCentre> {
  try {
    return await followRecord(tx, centreId)
  } catch (error) {
    if (error instanceof Gone || error instanceof NotFound)
      throw unreached('unlisted', 'This centre is no longer listed, so the letter would go nowhere. It can be refused.')
    throw error
  }
}

async function letGo(tx: Transaction, services: Services, { message, at }: Deciding): Promise<void> {
  const centre = await expectListed(tx, message.centreId)
  const sent = { ...message, removeOn: dayAfter(at, messageDays) }
  await sendOut(tx, services, { message: sent, centre, reach: await expectReach(tx, centre, at), at })
}

/** Whatever has become of the record: its sender hears of the centre to which they wrote. */
async function refuse(tx: Transaction, services: Services, { message, decision }: Deciding): Promise<void> {
  const centre = await readCentre(tx, message.centreId)
  if (!centre) throw new Error(`a letter to ${message.centreId}, which is not there`)
  await enqueueLetter(tx, services, {
    kind: 'message-refused',
    to: message.senderEmail,
    language: message.language as InterfaceLanguage,
    about: message.id,
    data: { name: nameOf(centre), reason: decision.reason ?? 'other', message: decision.message },
  })
}

/** From now on this sender is answered like anybody, and nothing of theirs is sent. They are not told. */
async function block(tx: Transaction, { settings }: Services, { message, decision, by, at }: Deciding): Promise<void> {
  const { senderEmail } = message
  await stopMessagesOf(tx, { key: senderKeyOf(senderEmail), by, at })
  await blockSender(tx, {
    domain: domainOf(senderEmail),
    addressHash: hashOfSender(settings.authSecret, senderEmail),
    reason: decision.reason ?? 'other',
    by,
    at,
  })
}

/** What is done, its act and the letters stand or fall together. */
export async function decide(
  services: Services,
  moderator: PersonRecord,
  id: string,
  decision: MessageDecision,
): Promise<MessageCase> {
  const { primary, now } = services
  checkDecision(await findCase(services, moderator, id), decision)
  const at = now().toISOString()
  await inTransaction(primary, async (tx) => {
    // Before the letter: whoever blocks a domain holds this, and waits for what is held.
    await lockSending(tx)
    const message = await lockMessage(tx, id)
    if (!message || message.decision !== null || message.revision !== decision.revision)
      throw new Conflict('Somebody else has decided on this letter, or something has happened to it. Look at it again.')
    await decideMessage(tx, message, { decision: decision.decision, by: moderator.id, at })
    const deciding = { message, decision, by: moderator.id, at }
    if (decision.decision === 'let-go') await letGo(tx, services, deciding)
    if (decision.decision === 'refused') await refuse(tx, services, deciding)
    if (decision.decision === 'blocked') await block(tx, services, deciding)
    await recordAct(tx, {
      at,
      personId: moderator.id,
      role: 'moderator',
      action: decision.decision,
      subject: 'message',
      subjectId: id,
      details: { centreId: message.centreId, reason: decision.reason, message: decision.message },
    })
  })
  return caseOf(services, await findCase(services, moderator, id))
}
