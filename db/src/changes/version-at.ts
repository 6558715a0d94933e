import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import { loggedAt } from './logged.ts'

/** The dataset version and when it came about; undefined before the first change. */
export async function versionAt(database: Reader): Promise<{ version: string; at: string } | undefined> {
  const [row] = await database.execute<{ version: string; at: string }>(sql`
    select id::text as version, ${loggedAt} as at
    from changes order by id desc limit 1`)
  return row
}
