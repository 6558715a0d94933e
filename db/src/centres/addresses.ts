import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'

/** What the address of a centre's page is made of. */
export type CentreAddress = { id: string; name: string; updatedAt: string }

/** So many listed centres by id, after as many as are said. */
export async function listAddresses(
  database: Reader,
  { after, limit }: { after: number; limit: number },
): Promise<CentreAddress[]> {
  const rows = await database.execute<CentreAddress>(sql`
    select kept.centre_id as id, coalesce(kept.record #>> '{names,0,text}', '') as name,
      kept.record ->> 'updatedAt' as "updatedAt"
    from (select centre_id from listings order by centre_id limit ${limit} offset ${after}) listed
    join centre_records kept using (centre_id) order by kept.centre_id`)
  return [...rows]
}
