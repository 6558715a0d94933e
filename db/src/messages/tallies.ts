import { sql } from 'drizzle-orm'
import type { Reader, Transaction } from '../client.ts'

/** How many letters in a row without an answer make a silence. */
const silence = 3

/**
 * Letters since the last answered one that are older than so many days, at centres where three of them in a row stayed
 * without an answer and nobody looked at the record for it yet.
 */
const silentAt = (at: string, days: number) => sql`
  select t.centre_id, array_agg(t.id) as ids
  from message_tallies t
  where t.answer is null and t.sent_on < (${at}::timestamptz at time zone 'utc')::date - ${days}::int
    and not exists (select from message_tallies a where a.centre_id = t.centre_id and a.answer is not null
      and a.answer <> 'abuse' and a.sent_on >= t.sent_on)
  group by t.centre_id having count(*) >= ${silence} and count(t.checked_on) = 0`

export async function silentCentres(database: Reader, at: string, days: number): Promise<string[]> {
  const rows = await database.execute<{ id: string }>(sql`
    select s.centre_id as id from (${silentAt(at, days)}) s join centres c on c.id = s.centre_id
    where c.state = 'published' and c.life_state in ('planned', 'active', 'paused') order by 1`)
  return rows.map(({ id }) => id)
}

/** True for the one who notes it first: once for each silence. */
export async function noteSilence(tx: Transaction, centreId: string, at: string, days: number): Promise<boolean> {
  await tx.execute(sql`select from message_tallies where centre_id = ${centreId} for update`)
  const rows = await tx.execute(sql`
    update message_tallies set checked_on = (${at}::timestamptz at time zone 'utc')::date
    where id in (select unnest(ids) from (${silentAt(at, days)}) s where s.centre_id = ${centreId}) returning id`)
  return rows.length > 0
}
