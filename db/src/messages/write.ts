import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '../client.ts'
import { messages } from '../schema/messages.ts'
import type { MessageRecord } from './read.ts'

export type NewMessage = Pick<
  typeof messages.$inferInsert,
  | 'centreId'
  | 'senderName'
  | 'senderEmail'
  | 'affiliation'
  | 'purpose'
  | 'side'
  | 'dates'
  | 'texts'
  | 'fingerprints'
  | 'language'
  | 'tokenHash'
  | 'tokenExpiresAt'
  | 'removeOn'
> & { at: string }

/** Keeps a letter that counts for nothing before its sender has opened the link; its id. */
export async function insertMessage(tx: Transaction, { at, ...given }: NewMessage): Promise<string> {
  const id = randomUUID()
  await tx.insert(messages).values({ ...given, id, state: 'waiting', createdAt: at })
  return id
}

type Confirmed = { centreId: string; isHeld: boolean; at: string; removeOn: string }

/** Spends the token. What is not held is noted as sent by `noteSent`, in the same transaction. */
export async function confirmMessage(
  tx: Transaction,
  id: string,
  { centreId, isHeld, at, removeOn }: Confirmed,
): Promise<void> {
  await tx
    .update(messages)
    .set({
      centreId,
      tokenHash: null,
      state: isHeld ? 'held' : 'sent',
      confirmedAt: at,
      ...(isHeld ? { heldAt: at } : { sentAt: at }),
      removeOn,
    })
    .where(eq(messages.id, id))
}

/** From now on it is on its way to so many receivers, and counts for the centre. */
export async function noteSent(tx: Transaction, id: string, receivers: number, at: string): Promise<void> {
  await tx.execute(sql`
    with tally as (
      insert into message_tallies (id, centre_id, sent_on)
      select ${randomUUID()}, centre_id, (${at}::timestamptz at time zone 'utc')::date from messages where id = ${id}
      returning id)
    update messages set state = 'sent', sent_at = ${at}, receivers = ${receivers}, tally_id = tally.id,
      revision = revision + 1
    from tally where messages.id = ${id}`)
}

/** Whether this is the first of its letters that a mail server took. */
export async function noteDelivered(tx: Transaction, id: string, at: string): Promise<MessageRecord | undefined> {
  const [changed] = await tx
    .update(messages)
    .set({ state: 'delivered', deliveredAt: at })
    .where(sql`${messages.id} = ${id} and ${messages.state} in ('sent', 'undeliverable')`)
    .returning()
  return changed
}

/**
 * Notes that a letter was refused for good. The message where this was the last of its letters; it then counts for the
 * centre no more, which never had it.
 */
export async function noteUndelivered(tx: Transaction, id: string, job: string): Promise<MessageRecord | undefined> {
  const [noted] = await tx
    .update(messages)
    .set({ undelivered: sql`array_append(array_remove(${messages.undelivered}, ${job}), ${job})` })
    .where(sql`${messages.id} = ${id} and ${messages.state} = 'sent'`)
    .returning()
  if (!noted || noted.undelivered.length < noted.receivers) return undefined
  const [changed] = await tx.update(messages).set({ state: 'undeliverable' }).where(eq(messages.id, id)).returning()
  if (noted.tallyId) await tx.execute(sql`delete from message_tallies where id = ${noted.tallyId}`)
  return changed
}

export type AnswerGiven = 'answered' | 'not-now' | 'not-for-us' | 'abuse'

/** What the centre says became of it. The tally keeps how long the first answer took. */
export async function answerMessage(
  tx: Transaction,
  { id, tallyId }: Pick<MessageRecord, 'id' | 'tallyId'>,
  answer: AnswerGiven,
  at: string,
): Promise<void> {
  const reported = answer === 'abuse' ? { reportedAt: at, decision: null, decidedAt: null, decidedBy: null } : {}
  await tx
    .update(messages)
    .set({
      answer,
      answeredAt: at,
      spent: sql`array_append(${messages.spent}, ${answer})`,
      revision: sql`${messages.revision} + 1`,
      ...reported,
    })
    .where(eq(messages.id, id))
  if (tallyId === null) return
  await tx.execute(sql`
    update message_tallies set answer = ${answer},
      answered_after = coalesce(answered_after, (${at}::timestamptz at time zone 'utc')::date - sent_on)
    where id = ${tallyId}`)
}

type Decided = { decision: NonNullable<MessageRecord['decision']>; by: string; at: string }

/** What a moderator decided; what is let go is sent by `noteSent`, in the same transaction. */
export async function decideMessage(
  tx: Transaction,
  { id, tallyId }: Pick<MessageRecord, 'id' | 'tallyId'>,
  { decision, by, at }: Decided,
): Promise<void> {
  await tx
    .update(messages)
    .set({
      decision,
      decidedAt: at,
      decidedBy: by,
      revision: sql`${messages.revision} + 1`,
      ...(decision === 'refused' && { state: 'refused' }),
      // Its links and its page work again, but for the one that reported it.
      ...(decision === 'no-fault' && { answer: null, answeredAt: null }),
    })
    .where(eq(messages.id, id))
  if (decision === 'no-fault' && tallyId !== null)
    await tx.execute(sql`update message_tallies set answer = null, answered_after = null where id = ${tallyId}`)
}

/** True for the one who notes it first. */
export async function noteSilenceTold(tx: Transaction, id: string, at: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    update messages set silence_told_at = ${at}
    where id = ${id} and silence_told_at is null and answer is null and state in ('sent', 'delivered') returning id`)
  return rows.length > 0
}

/** Letters whose time is over, the unconfirmed ones among them. Tallies stay. */
export async function removeOldMessages(database: Reader, at: string): Promise<void> {
  await database.execute(sql`delete from messages where remove_on <= (${at}::timestamptz at time zone 'utc')::date`)
}

/** What a blocked sender has not sent yet; an address by what it is without its tag, or all of a domain. */
export async function removeWaitingOf(tx: Transaction, blocked: { key: string } | { domain: string }): Promise<void> {
  const isTheirs =
    'key' in blocked
      ? sql`${senderKey} = ${blocked.key}`
      : sql`(split_part(sender_email, '@', 2) = ${blocked.domain}
          or right(sender_email, length(${blocked.domain}) + 1) = '.' || ${blocked.domain})`
  await tx.execute(sql`delete from messages where state = 'waiting' and ${isTheirs}`)
}

/** An address without its tag: one mailbox has any number of them. */
export const senderKey = sql`regexp_replace(sender_email, '[+][^@]*@', '@')`
