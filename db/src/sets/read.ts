import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'

export type KeptSet = { id: string; query: string; version: string; count: number; madeAt: string }

/** What is told of a set; its ids, which may be a million, stay where they are. */
export const keptSetColumns = sql`
  id, query, version::text, count, to_char(made_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "madeAt"`

export async function readSet(database: Reader, id: string): Promise<KeptSet | undefined> {
  const [set] = await database.execute<KeptSet>(sql`select ${keptSetColumns} from sets where id = ${id}`)
  return set
}
