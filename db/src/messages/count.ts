import { sql } from 'drizzle-orm'
import type { Reader, Transaction } from '../client.ts'
import { isOf, type SenderRecord } from './sender.ts'

/** Any number that no other lock has. */
const sendingLock = 4_204_226

/** Makes those who send wait for one another, in all processes, so that each counts what was sent before. */
export async function lockSending(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${sendingLock})`)
}

export type MessageCounts = {
  /** Letters of the sender within a day, held ones too. */
  bySenderToday: number
  bySenderInMonth: number
  toCentreToday: number
  /** That went out to anybody. */
  today: number
  /** Other centres to which one of these texts went, from whomever. */
  sameText: number
}

type Asked = { sender: SenderRecord; centreId: string; fingerprints: string[]; at: string }

const day = sql`interval '24 hours'`

/** How many letters were confirmed within a day, and within thirty. */
export async function countMessages(
  database: Reader,
  { sender, centreId, fingerprints, at }: Asked,
): Promise<MessageCounts> {
  const now = sql`${at}::timestamptz`
  const [counts] = await database.execute<MessageCounts>(sql`
    select
      count(*) filter (where ${isOf(sender)} and confirmed_at > ${now} - ${day})::int as "bySenderToday",
      count(*) filter (where ${isOf(sender)})::int as "bySenderInMonth",
      count(*) filter (where centre_id = ${centreId} and confirmed_at > ${now} - ${day})::int as "toCentreToday",
      count(*) filter (where sent_at > ${now} - ${day})::int as today,
      count(distinct centre_id) filter (
        where centre_id <> ${centreId} and fingerprints && ${sql.param(fingerprints)}::text[])::int as "sameText"
    from messages where confirmed_at > ${now} - interval '30 days'`)
  if (!counts) throw new Error('a count without a row')
  return counts
}

/** Letters that were written from an address within a day, confirmed or not: each has sent one to it. */
export async function countConfirmationsAsked(database: Reader, sender: SenderRecord, at: string): Promise<number> {
  const [row] = await database.execute<{ count: number }>(sql`
    select count(*)::int as count from messages
    where ${isOf(sender)} and created_at > ${at}::timestamptz - ${day}`)
  return row?.count ?? 0
}

export type DayOfMessages = { on: string; sent: number; answered: number; held: number; reported: number }

/** By day, the newest first, as long as letters are kept. */
export const countByDay = (database: Reader): Promise<DayOfMessages[]> =>
  database.execute<DayOfMessages>(sql`
    select to_char(day, 'YYYY-MM-DD') as on, count(*) filter (where what = 'sent')::int as sent,
      count(*) filter (where what = 'answered')::int as answered, count(*) filter (where what = 'held')::int as held,
      count(*) filter (where what = 'reported')::int as reported
    from messages cross join lateral (values
      ('sent', sent_at), ('answered', case when answer <> 'abuse' then answered_at end), ('held', held_at),
      ('reported', reported_at)) as events (what, at)
    cross join lateral (select (at at time zone 'utc')::date as day) as days
    where at is not null group by day order by day desc`)
