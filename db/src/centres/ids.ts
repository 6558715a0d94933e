import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import { allOf, type CentreSelection, conditionsOf } from './selection.ts'

/** The ids of a selection in their order, and no more than these of them. */
export async function centreIds(database: Reader, selection: CentreSelection, most: number): Promise<string[]> {
  const { conditions } = await conditionsOf(database, selection)
  const [row] = await database.execute<{ ids: string[] }>(sql`
    select coalesce(array_agg(id order by id), '{}') as ids
    from (select l.centre_id as id from listings l where ${allOf(conditions)} limit ${most}) found`)
  return row?.ids ?? []
}
