import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'

/** Every country and area with the UN M49 codes of the regions that hold it, widest first. */
export async function listAreas(database: Reader): Promise<{ code: string; regions: string[] }[]> {
  const rows = await database.execute<{ code: string; regions: string[] }>(
    sql`select code, regions from areas order by code`,
  )
  return rows.map(({ code, regions }) => ({ code, regions }))
}
