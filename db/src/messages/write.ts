import { randomUUID } from 'node:crypto'
import { eq, type SQL, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '../client.ts'
import { jobsSchema } from '../jobs/schema.ts'
import { messages } from '../schema/messages.ts'
import type { MessageRecord } from './read.ts'
import { isNamed, isOf, type SenderRecord, senderKey } from './sender.ts'

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

type Sending = {
  centreId: string
  sender: SenderRecord
  receivers: number
  /** For so many days a further letter of the same sender asks after the one that has no answer. */
  days: number
  removeOn: string
  at: string
}

/** The tally of a letter that its sender asks after: a stranger cannot make a centre silent by writing often. */
async function tallyAskedAfter(
  tx: Transaction,
  { centreId, sender, days, at }: Sending,
): Promise<{ id: string } | undefined> {
  const [found] = await tx.execute<{ id: string }>(sql`
    select id from message_tallies t
    where centre_id = ${centreId} and answer is null and exists (
      select from messages where tally_id = t.id and ${isOf(sender)} and state in ('sent', 'delivered')
        and sent_at > ${at}::timestamptz - make_interval(days => ${days}))
    order by sent_on, id limit 1`)
  return found
}

/** From now on it is on its way to so many receivers, and counts for the centre, once with what it asks after. */
export async function noteSent(tx: Transaction, id: string, sending: Sending): Promise<void> {
  const { centreId, receivers, removeOn, at } = sending
  const tallyId = (await tallyAskedAfter(tx, sending))?.id ?? randomUUID()
  await tx.execute(sql`
    insert into message_tallies (id, centre_id, sent_on)
    values (${tallyId}, ${centreId}, (${at}::timestamptz at time zone 'utc')::date) on conflict (id) do nothing`)
  await tx
    .update(messages)
    .set({
      centreId,
      state: 'sent',
      sentAt: at,
      receivers,
      tallyId,
      removeOn,
      revision: sql`${messages.revision} + 1`,
    })
    .where(eq(messages.id, id))
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
  await removeTallies(tx, [id])
  return changed
}

/** Letters that reached nobody count no more, but for others that they asked after. */
export async function removeTallies(tx: Transaction, ids: string[]): Promise<void> {
  await tx.execute(sql`
    delete from message_tallies t
    where id in (select tally_id from messages where id = any(${sql.param(ids)}::text[]) and state = 'undeliverable')
      and not exists (select from messages where tally_id = t.id and state in ('sent', 'delivered'))`)
}

export type AnswerGiven = 'answered' | 'not-now' | 'not-for-us' | 'abuse'

/**
 * What the centre says became of it. The tally keeps how long the first answer took. A report leaves what was answered
 * before: the sender reads on what they have read.
 */
export async function answerMessage(
  tx: Transaction,
  { id, tallyId }: Pick<MessageRecord, 'id' | 'tallyId'>,
  answer: AnswerGiven,
  at: string,
): Promise<void> {
  const said =
    answer === 'abuse'
      ? { reportedAt: at, decision: null, decidedAt: null, decidedBy: null }
      : { answer, answeredAt: at }
  await tx
    .update(messages)
    .set({
      ...said,
      spent: sql`array_append(${messages.spent}, ${answer})`,
      revision: sql`${messages.revision} + 1`,
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
    })
    .where(eq(messages.id, id))
  // What was answered counts again, and how soon; else it is as if nothing had been said.
  if (decision === 'no-fault' && tallyId !== null)
    await tx.execute(sql`
      update message_tallies t
      set answer = said.answer, answered_after = case when said.answer is not null then t.answered_after end
      from (select (
        select answer from messages where tally_id = ${tallyId} and answer <> 'abuse'
        order by answered_at desc limit 1) as answer) said
      where t.id = ${tallyId}`)
}

/** True for the one who notes it first. */
export async function noteSilenceTold(tx: Transaction, id: string, at: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    update messages set silence_told_at = ${at}
    where id = ${id} and silence_told_at is null and answer is null and state in ('sent', 'delivered') and ${isNamed}
    returning id`)
  return rows.length > 0
}

/** Removes messages with the letters about them, those that wait and those that were given up. Tallies stay. */
const removeMessages = (database: Reader, which: SQL) =>
  database.execute(sql`
    with gone as (delete from messages where ${which} returning id)
    delete from ${sql.identifier(jobsSchema)}.job where data ->> 'about' in (select id from gone)`)

/** Letters whose time is over, the unconfirmed ones among them. */
export async function removeOldMessages(database: Reader, at: string): Promise<void> {
  await removeMessages(database, sql`remove_on <= (${at}::timestamptz at time zone 'utc')::date`)
}

type Blocked = ({ key: string } | { domain: string }) & { by: string; at: string }

/**
 * Ends what a blocked sender has not sent yet; an address by what it is without its tag, or all of a domain. What is
 * held stays held for its sender, who learns of no block.
 */
export async function stopMessagesOf(tx: Transaction, blocked: Blocked): Promise<void> {
  const isTheirs =
    'key' in blocked
      ? sql`${senderKey} = ${blocked.key}`
      : sql`(split_part(sender_email, '@', 2) = ${blocked.domain}
          or right(sender_email, length(${blocked.domain}) + 1) = '.' || ${blocked.domain})`
  await removeMessages(tx, sql`state = 'waiting' and ${isTheirs}`)
  await tx.execute(sql`
    update messages
    set decision = 'blocked', decided_at = ${blocked.at}, decided_by = ${blocked.by}, revision = revision + 1
    where state = 'held' and decision is null and ${isTheirs}`)
}
