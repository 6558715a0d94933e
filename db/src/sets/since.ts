import { sql } from 'drizzle-orm'
import { allOf, type CentreSelection, conditionsOf } from '../centres/selection.ts'
import { recordsSince } from '../changes/records-since.ts'
import type { Transaction } from '../client.ts'
import type { KeptSet } from './read.ts'

export type Difference = { count: number; ids: string[]; hasMore: boolean }
export type SetSince = { added: Difference; gone: Difference; changed: Difference }

const mostIds = 1000

/** What became of a set as a whole; what was undone since is no change, as between releases. */
export async function setSince(
  tx: Transaction,
  { id, version }: KeptSet,
  selection: CentreSelection,
): Promise<SetSince> {
  const { conditions } = await conditionsOf(tx, selection)
  const rows = await tx.execute<{ kind: keyof SetSince; count: number; ids: string[] }>(sql`
    with was as materialized (select unnest(centre_ids) as id from sets where id = ${id}),
      now as materialized (select l.centre_id as id from listings l where ${allOf(conditions)}),
      other as (select id from (${recordsSince(version)}) records where past is distinct from present),
      differing as (
        select 'added' as kind, id from now where not exists (select from was where was.id = now.id)
        union all
        select 'gone', id from was where not exists (select from now where now.id = was.id)
        union all
        select 'changed', id from was join now using (id) join other using (id)),
      numbered as (select kind, id, row_number() over (partition by kind order by id) as position from differing)
    select kind, count(*)::int as count, array_agg(id order by id) filter (where position <= ${mostIds}) as ids
    from numbered group by kind`)
  const differenceOf = (kind: keyof SetSince): Difference => {
    const { count, ids } = rows.find((row) => row.kind === kind) ?? { count: 0, ids: [] }
    return { count, ids, hasMore: count > ids.length }
  }
  return { added: differenceOf('added'), gone: differenceOf('gone'), changed: differenceOf('changed') }
}
