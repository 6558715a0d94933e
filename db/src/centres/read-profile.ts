import { sql } from 'drizzle-orm'
import { type Reader, steady } from '../client.ts'
import type { PublicCentre } from './public-centre.ts'
import type { NameRecord } from './record.ts'

export type CentreReference = { id: string; names: NameRecord[] }

export type RelatedCentres = {
  parent: CentreReference | null
  branches: CentreReference[]
  /** Other centres of the same institutions. */
  siblings: CentreReference[]
}

export type CentreWithRelated = PublicCentre & { related: RelatedCentres }

/** An institution may host very many; the search shows them all. */
const mostSiblings = 50

type Relative = CentreReference & { relation: 'parent' | 'branch' | 'sibling' }

function relatedOf(relatives: Relative[]): RelatedCentres {
  const of = (relation: Relative['relation']) => relatives.filter((one) => one.relation === relation)
  const [parent] = of('parent')
  const closer = new Set([parent, ...of('branch')].map((one) => one?.id))
  const reference = ({ id, names }: Relative) => ({ id, names })
  return {
    parent: parent ? reference(parent) : null,
    branches: of('branch').map(reference),
    siblings: of('sibling')
      .filter(({ id }) => !closer.has(id))
      .map(reference),
  }
}

/** A record, and the published centres that it belongs to, or with: in one statement, as it is read most. */
export async function readProfile(database: Reader, id: string): Promise<CentreWithRelated | undefined> {
  const [row] = await database.execute<{ record: PublicCentre; relatives: Relative[] }>(sql`${steady}
    with related as (
      select parent_id as id, 'parent' as relation from centres where id = ${id} and parent_id is not null
      union all
      select id, 'branch' from centres where parent_id = ${id}
      union all
      (select distinct other.centre_id, 'sibling'
        from centre_institutions mine join centre_institutions other using (institution_id)
        where mine.centre_id = ${id} and other.centre_id <> ${id} limit ${mostSiblings})
    )
    select kept.record, coalesce(
      (select json_agg(json_build_object('id', r.id, 'relation', r.relation, 'names', other.record -> 'names')
          order by l.name_key, r.id)
        from related r join listings l on l.centre_id = r.id join centre_records other on other.centre_id = r.id),
      '[]') as relatives
    from centre_records kept where kept.centre_id = ${id}`)
  return row && { ...row.record, related: relatedOf(row.relatives) }
}
