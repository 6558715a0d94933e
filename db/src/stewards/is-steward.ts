import { and, eq, sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import { stewards } from '../schema/roles.ts'

export async function isSteward(database: Reader, personId: string, centreId: string): Promise<boolean> {
  const rows = await database
    .select()
    .from(stewards)
    .where(and(eq(stewards.personId, personId), eq(stewards.centreId, centreId)))
  return rows.length > 0
}

/** Those of these centres whose record somebody keeps. */
export async function centresKept(database: Reader, ids: string[]): Promise<Set<string>> {
  const rows = await database.execute<{ id: string }>(
    sql`select distinct centre_id as id from stewards where centre_id = any(${sql.param(ids)}::text[])`,
  )
  return new Set(rows.map(({ id }) => id))
}
