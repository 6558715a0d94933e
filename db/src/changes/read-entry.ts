import { sql } from 'drizzle-orm'
import { type PrivatePart, readPrivatePart } from '../centres/private-part.ts'
import type { Reader } from '../client.ts'
import { type LoggedChange, loggedColumns } from './logged.ts'

export type LogEntry = LoggedChange & {
  /** The private part of the record before and after; undefined where it is no longer known. */
  partBefore: PrivatePart | undefined
  partAfter: PrivatePart | undefined
}

async function pastAt(database: Reader, changeId: string): Promise<PrivatePart | undefined> {
  const [row] = await database.execute<{ before: PrivatePart }>(
    sql`select before from private_pasts where change_id = ${changeId}::bigint`,
  )
  return row?.before
}

/** One entry of the log about a centre, with what only moderators may know of it. */
export async function readLogEntry(
  database: Reader,
  centreId: string,
  changeId: string,
): Promise<LogEntry | undefined> {
  const [entry] = await database.execute<LoggedChange>(sql`
    select ${loggedColumns} from changes
    where subject = 'centre' and subject_id = ${centreId} and changes.id = ${changeId}::bigint`)
  if (!entry) return undefined
  const [next] = await database.execute<{ id: string }>(sql`
    select id::text from changes
    where subject = 'centre' and subject_id = ${centreId} and changes.id > ${changeId}::bigint
    order by changes.id limit 1`)
  return {
    ...entry,
    partBefore: await pastAt(database, changeId),
    partAfter: next ? await pastAt(database, next.id) : await readPrivatePart(database, centreId),
  }
}
