import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'

/** Whether the settings have made somebody an administrator before: they do so once, and others may undo it. */
export async function wasNamed(database: Reader, personId: string): Promise<boolean> {
  const [found] = await database.execute(sql`
    select from acts where subject = 'person' and subject_id = ${personId} and action = 'named-in-settings' limit 1`)
  return found !== undefined
}
