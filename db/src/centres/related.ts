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

export type Relative = CentreReference & { relation: 'parent' | 'branch' | 'sibling' }

/** An institution may host very many; the search shows them all. */
const mostSiblings = 50

export function gatherRelated(relatives: Relative[]): RelatedCentres {
  const those = (relation: Relative['relation']) =>
    relatives.filter((one) => one.relation === relation).map(({ id, names }) => ({ id, names }))
  const [parent = null] = those('parent')
  const branches = those('branch')
  const closer = new Set([parent, ...branches].map((one) => one?.id))
  return { parent, branches, siblings: those('sibling').filter(({ id }) => !closer.has(id)) }
}

/** Each centre of `asked (id)` with the relatives that are published: one row a centre, as JSON in the order of names. */
export const relativesOfAsked = sql`
  select related.of, json_agg(json_build_object(
      'id', related.id, 'relation', related.relation, 'names', other.record -> 'names') order by l.name_key, l.centre_id
    ) as relatives
  from (
    select c.id as of, c.parent_id as id, 'parent' as relation
    from asked a join centres c on c.id = a.id where c.parent_id is not null
    union all
    select a.id, c.id, 'branch' from asked a join centres c on c.parent_id = a.id
    union all
    select a.id, s.id, 'sibling' from asked a cross join lateral (
      select distinct other.centre_id as id
      from centre_institutions mine join centre_institutions other using (institution_id)
      where mine.centre_id = a.id and other.centre_id <> a.id
      order by other.centre_id limit ${sql.raw(String(mostSiblings))}) s
  ) related
  join listings l on l.centre_id = related.id
  join centre_records other on other.centre_id = related.id
  group by related.of`

/** The published centres that each of these centres belongs to, or with; all of them are in the answer. */
export async function relatedCentresOf(database: Reader, ids: string[]): Promise<Map<string, RelatedCentres>> {
  const rows = await database.execute<{ of: string; relatives: Relative[] }>(sql`${steady}
    with asked as (select unnest(${sql.param(ids)}::text[]) as id)
    ${relativesOfAsked}`)
  const found = new Map(rows.map(({ of, relatives }) => [of, relatives]))
  return new Map(ids.map((id) => [id, gatherRelated(found.get(id) ?? [])]))
}
