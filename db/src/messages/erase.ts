import { sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'
import { jobsSchema } from '../jobs/schema.ts'
import type { MessageRecord } from './read.ts'
import { erasedName } from './sender.ts'
import { noteUndelivered, removeTallies } from './write.ts'

const jobs = sql`${sql.identifier(jobsSchema)}.job`

/**
 * What nobody has confirmed goes; of the rest stays, as long as it would have, what limits and blocks count by: a hash
 * in place of the address, and nothing that was written. What has not reached its centre does not go there any more.
 */
export async function eraseMessages(
  tx: Transaction,
  { email, senderHash }: { email: string; senderHash: string },
  at: string,
): Promise<void> {
  const gone = await tx.execute<{ id: string }>(sql`
    delete from messages where sender_email = ${email} and state = 'waiting' returning id`)
  const waits = sql`state = 'held' and decision is null`
  const blanked = await tx.execute<{ id: string }>(sql`
    update messages
    set sender_email = ${senderHash}, sender_name = ${erasedName}, affiliation = ${erasedName}, dates = '', texts = '[]',
      state = case when ${waits} then 'refused' when state = 'sent' and answer is null then 'undeliverable' else state end,
      decision = case when ${waits} then 'refused' else decision end,
      decided_at = case when ${waits} then ${at}::timestamptz else decided_at end,
      revision = revision + 1
    where sender_email = ${email} returning id`)
  const ids = [...gone, ...blanked].map(({ id }) => id)
  await removeTallies(tx, ids)
  // Letters that are on their way hold the address within what is sealed.
  await tx.execute(sql`delete from ${jobs} where data ->> 'about' = any(${sql.param(ids)}::text[])`)
}

type Removed = { id: string; about: string | null; waited: boolean }

/** Removes letters on their way to an address. Messages that reach nobody now, as nobody else was to get them. */
export async function removeLettersTo(tx: Transaction, email: string): Promise<MessageRecord[]> {
  const removed = await tx.execute<Removed>(sql`
    delete from ${jobs} where lower(data ->> 'to') = ${email}
    returning id, data ->> 'about' as about,
      data ->> 'kind' = 'message-to-centre' and name not like '%-dead' and state in ('created', 'retry', 'active') as waited`)
  const unreached: MessageRecord[] = []
  for (const { id, about, waited } of removed) {
    const message = waited && about !== null ? await noteUndelivered(tx, about, id) : undefined
    if (message) unreached.push(message)
  }
  return unreached
}
