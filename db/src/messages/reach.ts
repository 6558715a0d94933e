import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import type { Addressee } from '../people/read-addressee.ts'
import { stewardsOf } from '../stewards/addressees.ts'

/** Where a letter to a centre goes: to its mailbox, else to each of its stewards. Private. */
export type Reach = { mailbox: string | null; stewards: Addressee[] }

/** Centres at work to which a letter may go at that moment: it reaches them, and they take letters. */
export async function centresTakingLetters(database: Reader, at: string): Promise<Set<string>> {
  const rows = await database.execute<{ id: string }>(sql`
    select c.id from centres c
    where c.state = 'published' and c.life_state in ('planned', 'active')
      and (exists (select from mailboxes m where m.centre_id = c.id)
        or exists (select from stewards s where s.centre_id = c.id))
      and not exists (select from writing_wishes w where w.centre_id = c.id and w.is_paused
        and (w.paused_until is null or w.paused_until >= (${at}::timestamptz at time zone 'utc')::date))`)
  return new Set(rows.map(({ id }) => id))
}

export async function readReach(database: Reader, centreId: string): Promise<Reach> {
  const [row] = await database.execute<{ address: string }>(
    sql`select address from mailboxes where centre_id = ${centreId}`,
  )
  return { mailbox: row?.address ?? null, stewards: row ? [] : [...(await stewardsOf(database, centreId))] }
}
