import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'

/** The newest entry of the log about one centre: whoever writes says over which state of the record. */
export async function recordVersion(database: Reader, centreId: string): Promise<string> {
  const [row] = await database.execute<{ version: string }>(sql`
    select id::text as version from changes where subject = 'centre' and subject_id = ${centreId}
    order by changes.id desc limit 1`)
  return row?.version ?? '0'
}
