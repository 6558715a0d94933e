import { sql } from 'drizzle-orm'
import type { Reader, Transaction } from '../client.ts'
import { isoInstant } from '../columns/iso-instant.ts'

const day = sql`interval '24 hours'`

/** Whether a moderator may have a letter about what waits now; it is noted that they have it. One a day, of however many ask. */
export async function takeWaitingLetter(tx: Transaction, personId: string, at: string): Promise<boolean> {
  const taken = await tx.execute(sql`
    insert into waiting_letters as w (person_id, sent_at)
    select ${personId}, ${at}::timestamptz
    where not exists (select from unsubscriptions where person_id = ${personId} and topic = 'waiting')
    on conflict (person_id) do update set sent_at = excluded.sent_at where w.sent_at <= excluded.sent_at - ${day}
    returning w.person_id`)
  return taken.length > 0
}

/** Moderators whose last letter about what waits is a day old, and when that was; long ago for whoever had none yet. */
export async function moderatorsToTell(database: Reader, at: string): Promise<{ id: string; since: string }[]> {
  const rows = await database.execute<{ id: string; since: string }>(sql`
    select p.id, ${isoInstant(sql`coalesce(w.sent_at, 'epoch')`)} as since
    from people p left join waiting_letters w on w.person_id = p.id
    where coalesce(w.sent_at, 'epoch') <= ${at}::timestamptz - ${day}
      and exists (select from moderators m where m.person_id = p.id)
      and not exists (select from unsubscriptions u where u.person_id = p.id and u.topic = 'waiting')
    order by p.id`)
  return [...rows]
}
