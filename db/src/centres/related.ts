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

type Relation = CentreReference & { of: string; relation: 'parent' | 'branch' | 'sibling' }

/** An institution may host very many; the search shows them all. */
const mostSiblings = 50

function gather(relations: Relation[]): RelatedCentres {
  const those = (relation: Relation['relation']) =>
    relations.filter((one) => one.relation === relation).map(({ id, names }) => ({ id, names }))
  const [parent = null] = those('parent')
  const branches = those('branch')
  const closer = new Set([parent, ...branches].map((one) => one?.id))
  return { parent, branches, siblings: those('sibling').filter(({ id }) => !closer.has(id)) }
}

/** The published centres that each of these centres belongs to, or with; all of them are in the answer. */
export async function relatedCentresOf(database: Reader, ids: string[]): Promise<Map<string, RelatedCentres>> {
  const rows = await database.execute<Relation>(sql`${steady}
    with asked as (select unnest(${sql.param(ids)}::text[]) as id),
    related as (
      select c.id as of, c.parent_id as id, 'parent' as relation
      from asked a join centres c on c.id = a.id where c.parent_id is not null
      union all
      select a.id, c.id, 'branch' from asked a join centres c on c.parent_id = a.id
      union all
      select a.id, s.id, 'sibling' from asked a cross join lateral (
        select distinct other.centre_id as id
        from centre_institutions mine join centre_institutions other using (institution_id)
        where mine.centre_id = a.id and other.centre_id <> a.id
        order by other.centre_id limit ${mostSiblings}) s
    )
    select r.of, r.id, r.relation,
      (select json_agg(json_build_object('text', n.text, 'language', n.language, 'kind', n.kind) order by n.position)
        from centre_names n where n.centre_id = r.id) as names
    from related r join listings l on l.centre_id = r.id
    order by l.name_key, r.id`)
  const byCentre = Map.groupBy(rows, (row) => row.of)
  return new Map(ids.map((id) => [id, gather(byCentre.get(id) ?? [])]))
}

/** The published centres that a centre belongs to, or with. */
export async function relatedCentres(database: Reader, id: string): Promise<RelatedCentres> {
  return (await relatedCentresOf(database, [id])).get(id) ?? gather([])
}
