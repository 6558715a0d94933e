import { sql } from 'drizzle-orm'
import { type Reader, steady } from '../client.ts'
import type { NameRecord } from './record.ts'

export type CentreReference = { id: string; names: NameRecord[] }

export type RelatedCentres = {
  parent: CentreReference | null
  branches: CentreReference[]
  /** Other centres of the same institutions. */
  siblings: CentreReference[]
}

/** An institution may host very many; the search shows them all. */
const mostSiblings = 50

/** The published centres that a centre belongs to, or with. */
export async function relatedCentres(database: Reader, id: string): Promise<RelatedCentres> {
  const rows = await database.execute<CentreReference & { relation: 'parent' | 'branch' | 'sibling' }>(sql`${steady}
    with related as (
      select parent_id as id, 'parent' as relation from centres where id = ${id} and parent_id is not null
      union all
      select id, 'branch' from centres where parent_id = ${id}
      union all
      (select distinct other.centre_id, 'sibling'
        from centre_institutions mine join centre_institutions other using (institution_id)
        where mine.centre_id = ${id} and other.centre_id <> ${id} limit ${mostSiblings})
    )
    select r.id, r.relation,
      (select json_agg(json_build_object('text', n.text, 'language', n.language, 'kind', n.kind) order by n.position)
        from centre_names n where n.centre_id = r.id) as names
    from related r join listings l on l.centre_id = r.id
    order by l.name_key, r.id`)
  const of = (relation: 'parent' | 'branch') => rows.filter((row) => row.relation === relation)
  const [parent] = of('parent')
  const closer = new Set([parent, ...of('branch')].map((row) => row?.id))
  const reference = (row: CentreReference) => ({ id: row.id, names: row.names })
  return {
    parent: parent ? reference(parent) : null,
    branches: of('branch').map(reference),
    siblings: rows.filter((row) => row.relation === 'sibling' && !closer.has(row.id)).map(reference),
  }
}
