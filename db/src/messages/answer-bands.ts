import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'

export type AnswerBand = 'days' | 'weeks' | 'rarely'

/** Letters by which it is told, and how many of them have to count. */
const lastLetters = 20
const leastLetters = 5
/** A letter that nobody answered for so many days counts as never answered; a younger one not at all. */
const silentDays = 21
const daysAtMost = 7
const weeksAtMost = 30

/**
 * How soon centres usually answer, as (centre_id, band): the day by which half of their last twenty letters were
 * answered. Days up to a week, weeks up to a month, rarely after that or where half of them never were. A centre of
 * which fewer than five letters count has no row, so that nothing is told of single letters. Left out are letters of
 * today and yesterday, whose senders would see themselves in it, and those that were reported. 'Not now' is an answer.
 */
export function answerBands(at: string, narrowed: SQL = sql``): SQL {
  const today = sql`(${at}::timestamptz at time zone 'utc')::date`
  return sql`
    select centre_id,
      case when median <= ${daysAtMost} then 'days' when median <= ${weeksAtMost} then 'weeks' else 'rarely' end as band
    from (
      select centre_id, percentile_disc(0.5) within group (order by days) as median
      from (
        select centre_id, sent_on, answer, coalesce(answered_after, 2147483647) as days,
          row_number() over (partition by centre_id order by sent_on desc, id) as place
        from message_tallies
        where sent_on < ${today} - 1 and answer is distinct from 'abuse' ${narrowed}) letters
      where place <= ${lastLetters} and (answer is not null or sent_on < ${today} - ${silentDays}::int)
      group by centre_id having count(*) >= ${leastLetters}) medians`
}

export async function readAnswerBand(database: Reader, centreId: string, at: string): Promise<AnswerBand | null> {
  const [row] = await database.execute<{ band: AnswerBand }>(answerBands(at, sql`and centre_id = ${centreId}`))
  return row?.band ?? null
}
