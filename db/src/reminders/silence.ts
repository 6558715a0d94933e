import { sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'
import type { Addressee } from '../people/read-addressee.ts'

export type SilentSteward = Addressee & {
  id: string
  /** Wants no reminders. */
  isOff: boolean
  /** Had one within a week: nobody gets two. */
  hadOne: boolean
}

/** Who could be asked whether a record is still correct, by the rules of all reminders; held until the transaction ends. */
export async function holdSilentStewards(tx: Transaction, centreId: string, at: string): Promise<SilentSteward[]> {
  await tx.execute(sql`
    select from people where id in (select person_id from stewards where centre_id = ${centreId}) order by id for update`)
  return tx.execute<SilentSteward>(sql`
    select p.id, p.email, p.language,
      exists (select from unsubscriptions u where u.person_id = p.id and u.topic = 'reminders') as "isOff",
      exists (select from reminders r where r.person_id = p.id
        and r.sent_at > ${at}::timestamptz - interval '168 hours') as "hadOne"
    from stewards s join people p on p.id = s.person_id where s.centre_id = ${centreId} order by p.id`)
}

type Noted = { personId: string; centreId: string; confirmedAt: string }

/** That somebody was asked as letters to the centre stayed without an answer: no step of the year's reminders. */
export async function noteSilenceReminder(
  tx: Transaction,
  { personId, centreId, confirmedAt }: Noted,
  at: string,
): Promise<void> {
  await tx.execute(sql`
    insert into reminders (person_id, centre_id, confirmed_at, months, sent_at)
    values (${personId}, ${centreId}, ${confirmedAt}, 0, ${at})
    on conflict (person_id, centre_id, confirmed_at, months) do update set sent_at = excluded.sent_at`)
}
