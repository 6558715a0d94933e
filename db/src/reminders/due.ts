import { type SQL, sql } from 'drizzle-orm'
import type { NameRecord } from '../centres/record.ts'
import type { Reader, Transaction } from '../client.ts'
import { isoInstant } from '../columns/iso-instant.ts'
import { reminders } from '../schema/reminders.ts'

export type DueReminder = {
  centreId: string
  names: NameRecord[]
  confirmedAt: string
  months: number
}

/** Hours, so that no clock that is put forward or back shortens them. */
const week = sql`interval '168 hours'`

/**
 * What is due at an instant: centres that were confirmed 11, 12 or 13 months ago, each step once. Months are those of
 * UTC, whatever the session's time zone. A month after the last reminder nothing more is sent.
 */
function dueAt(at: string, narrowed: SQL): SQL {
  const now = sql`${at}::timestamptz at time zone 'utc'`
  const after = (months: number) =>
    sql`c.confirmed_at at time zone 'utc' + interval '${sql.raw(String(months))} months'`
  return sql`
    select due.* from (
      select s.person_id, s.centre_id, s.since, c.confirmed_at,
        case when ${after(13)} <= ${now} then 13 when ${after(12)} <= ${now} then 12 else 11 end as months
      from stewards s join centres c on c.id = s.centre_id
      where c.state = 'published' and c.life_state in ('planned', 'active', 'paused')
        and ${after(11)} <= ${now} and ${now} < ${after(14)} ${narrowed}) due
    where not exists (select from unsubscriptions u where u.person_id = due.person_id and u.topic = 'reminders')
      and not exists (select from reminders r where r.person_id = due.person_id and r.centre_id = due.centre_id
        and r.confirmed_at = due.confirmed_at and r.months >= due.months)
      and not exists (select from reminders r where r.person_id = due.person_id
        and r.sent_at > ${at}::timestamptz - ${week})`
}

/** Who is to be reminded of something. */
export async function peopleToRemind(database: Reader, at: string): Promise<string[]> {
  const rows = await database.execute<{ id: string }>(sql`
    select distinct person_id as id from (${dueAt(at, sql``)}) due order by id`)
  return rows.map(({ id }) => id)
}

/** What one person is to be reminded of. Another process that asks the same waits until the transaction ends. */
export async function holdDueReminders(tx: Transaction, personId: string, at: string): Promise<DueReminder[]> {
  await tx.execute(sql`select from people where id = ${personId} for update`)
  const rows = await tx.execute<DueReminder>(sql`
    select due.centre_id as "centreId", k.record -> 'names' as names, due.months,
      ${isoInstant(sql`due.confirmed_at`)} as "confirmedAt"
    from (${dueAt(at, sql`and s.person_id = ${personId}`)}) due
    join centre_records k on k.centre_id = due.centre_id
    order by due.confirmed_at, due.centre_id`)
  return [...rows]
}

export async function noteReminders(tx: Transaction, personId: string, due: DueReminder[], at: string): Promise<void> {
  await tx
    .insert(reminders)
    .values(due.map(({ centreId, confirmedAt, months }) => ({ personId, centreId, confirmedAt, months, sentAt: at })))
}
