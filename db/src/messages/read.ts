import { and, eq, gt, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '../client.ts'
import { messages } from '../schema/messages.ts'
import { isNamed } from './sender.ts'

export type MessageRecord = typeof messages.$inferSelect

export async function readMessage(database: Reader, id: string): Promise<MessageRecord | undefined> {
  const [message] = await database.select().from(messages).where(eq(messages.id, id))
  return message
}

/** The same, held until the transaction ends. */
export async function lockMessage(tx: Transaction, id: string): Promise<MessageRecord | undefined> {
  const [message] = await tx.select().from(messages).where(eq(messages.id, id)).for('update')
  return message
}

/** One that waits for its sender, by the token of the link that sends it, held until the transaction ends. */
export async function lockWaiting(tx: Transaction, tokenHash: string, at: string): Promise<MessageRecord | undefined> {
  const [message] = await tx
    .select()
    .from(messages)
    .where(and(eq(messages.tokenHash, tokenHash), eq(messages.state, 'waiting'), gt(messages.tokenExpiresAt, at)))
    .for('update')
  return message
}

/** Letters whose senders have heard nothing since, and do not know that yet. */
export const silentMessages = (database: Reader, at: string, days: number): Promise<{ id: string }[]> =>
  database.execute<{ id: string }>(sql`
    select id from messages
    where state in ('sent', 'delivered') and answer is null and silence_told_at is null and ${isNamed}
      and sent_at <= ${at}::timestamptz - make_interval(days => ${days})
    order by sent_at, id`)
