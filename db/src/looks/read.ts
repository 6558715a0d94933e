import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import { isoInstant } from '../columns/iso-instant.ts'
import type { LookState } from '../schema/looks.ts'

export type LookRecord = {
  id: string
  centreId: string
  /** The entry of the log, and of whose: a merger may have led the look to another record. */
  changeId: string
  changedId: string
  fields: string[]
  at: string
  /** Names or addresses; null for somebody who had themselves erased. */
  by: string | null
  state: LookState
  seenAt: string | null
  seenBy: string | null
}

export const lookColumns = sql`
  l.id, l.centre_id as "centreId", l.change_id::text as "changeId",
  (select subject_id from changes where changes.id = l.change_id) as "changedId", l.fields,
  ${isoInstant(sql`l.at`)} as at, l.state, ${isoInstant(sql`l.seen_at`)} as "seenAt",
  (select coalesce(nullif(p.name, ''), p.email) from people p where p.id = l.person_id) as by,
  (select coalesce(nullif(p.name, ''), p.email) from people p where p.id = l.seen_by) as "seenBy"`

export async function readLook(database: Reader, id: string): Promise<LookRecord | undefined> {
  const [look] = await database.execute<LookRecord>(sql`select ${lookColumns} from looks l where l.id = ${id}`)
  return look
}

/** What of a record still waits for a look, the oldest first. */
export const openLooksOf = (database: Reader, centreId: string): Promise<LookRecord[]> =>
  database.execute<LookRecord>(sql`
    select ${lookColumns} from looks l where l.centre_id = ${centreId} and l.state = 'open' order by l.at, l.id`)
