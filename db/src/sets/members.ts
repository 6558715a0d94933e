import { type SQL, sql } from 'drizzle-orm'
import type { NameRecord } from '../centres/record.ts'
import { allOf, type CentreSelection, conditionsOf } from '../centres/selection.ts'
import { recordsSince } from '../changes/records-since.ts'
import type { Transaction } from '../client.ts'
import type { KeptSet } from './read.ts'

export type SetMember = { id: string; name: NameRecord | null; state: 'unchanged' | 'changed' | 'gone' | null }

const stateOf = (version: string, conditions: SQL[]) => sql`
  case
    when not exists (select from listings l where l.centre_id = was.id and ${allOf(conditions)}) then 'gone'
    when exists (select from (${recordsSince(version, sql`subject_id in (select id from was)`)}) records
      where records.id = was.id and past is distinct from present) then 'changed'
    else 'unchanged' end`

/**
 * Some of the centres that were in a set, by id, with the names that the log has for its version. Of a record that is
 * no longer published not even the name is told: whoever withdrew it may want to be found no more. Without a selection
 * nobody can tell what became of them.
 */
export async function setMembers(
  tx: Transaction,
  { id, version }: KeptSet,
  selection: CentreSelection | undefined,
  { from, limit }: { from: number; limit: number },
): Promise<SetMember[]> {
  const state = selection ? stateOf(version, (await conditionsOf(tx, selection)).conditions) : sql`null`
  return tx.execute<SetMember>(sql`
    with was as (
      select member.id, member.position
      from sets, unnest(centre_ids[${from + 1}::int:${from + limit}::int]) with ordinality as member (id, position)
      where sets.id = ${id})
    select was.id,
      case when c.state = 'published' then (
        select change.after->'names'->0 from changes change
        where change.subject = 'centre' and change.subject_id = was.id and change.id <= ${version}::int8
        order by change.id desc limit 1) end as name,
      ${state} as state
    from was join centres c on c.id = was.id
    order by was.position`)
}
