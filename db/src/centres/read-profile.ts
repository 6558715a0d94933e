import { sql } from 'drizzle-orm'
import { type Reader, steady } from '../client.ts'
import type { PublicCentre } from './public-centre.ts'
import { gatherRelated, type RelatedCentres, type Relative, relativesOfAsked } from './related.ts'

export type CentreWithRelated = PublicCentre & { related: RelatedCentres }

/** A record, and the published centres that it belongs to, or with: in one statement, as it is read most. */
export async function readProfile(database: Reader, id: string): Promise<CentreWithRelated | undefined> {
  const [row] = await database.execute<{ record: PublicCentre; relatives: Relative[] | null }>(sql`${steady}
    with asked as (select ${id}::text as id)
    select kept.record, related.relatives
    from asked join centre_records kept on kept.centre_id = asked.id
    left join (${relativesOfAsked}) related on true`)
  return row && { ...row.record, related: gatherRelated(row.relatives ?? []) }
}
