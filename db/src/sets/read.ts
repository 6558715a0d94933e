import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import { isoInstant } from '../columns/iso-instant.ts'

export type KeptSet = { id: string; query: string; version: string; count: number; madeAt: string }

/** What is told of a set; its ids, which may be a million, stay where they are. */
export const keptSetColumns = sql`
  id, query, version::text, count, ${isoInstant(sql`made_at`)} as "madeAt"`

export async function readSet(database: Reader, id: string): Promise<KeptSet | undefined> {
  const [set] = await database.execute<KeptSet>(sql`select ${keptSetColumns} from sets where id = ${id}`)
  return set
}
