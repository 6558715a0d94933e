import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'

/** Ids of the records that are branches of this one, whatever state they are in. */
export async function branchesOf(database: Reader, id: string): Promise<string[]> {
  const rows = await database.execute<{ id: string }>(sql`select id from centres where parent_id = ${id} order by id`)
  return rows.map((row) => row.id)
}

/** Ids of the centres that this one is a branch of, the nearest first. */
export async function ancestorsOf(database: Reader, id: string): Promise<string[]> {
  const rows = await database.execute<{ id: string }>(sql`
    with recursive above (id, steps) as (
      select parent_id, 1 from centres where id = ${id} and parent_id is not null
      union
      select c.parent_id, above.steps + 1 from above join centres c on c.id = above.id
      where c.parent_id is not null and above.steps < 20)
    select id from above order by steps`)
  return rows.map((row) => row.id)
}
