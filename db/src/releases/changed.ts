import { sql } from 'drizzle-orm'
import { recordsSince } from '../changes/records-since.ts'
import type { Transaction } from '../client.ts'
import type { ChangedIds, ReleaseCounts } from './read.ts'

/** Only what listCentres lists is in the directory. */
const isListed = (record: 'past' | 'present') => {
  const column = sql.identifier(record)
  return sql`coalesce(${column} ->> 'state' = 'published' and ${column} ->> 'lifeState' <> 'merged', false)`
}

/** Which centres came into the directory, changed and went after a version; what was undone since is no change. */
export async function changedSince(tx: Transaction, version: string): Promise<ChangedIds> {
  const rows = await tx.execute<{ id: string; kind: keyof ChangedIds }>(sql`
    with compared as (
      select id, ${isListed('past')} as was_listed, ${isListed('present')} as is_listed,
        past is distinct from present as differs
      from (${recordsSince(version)}) records)
    select id, case when not was_listed then 'added' when not is_listed then 'gone' else 'changed' end as kind
    from compared
    where was_listed <> is_listed or (is_listed and differs)
    order by id`)
  const ids = (kind: keyof ChangedIds) => rows.filter((row) => row.kind === kind).map(({ id }) => id)
  return { added: ids('added'), changed: ids('changed'), gone: ids('gone') }
}

/** How much the directory holds. */
export async function countHoldings(tx: Transaction): Promise<ReleaseCounts> {
  const [row] = await tx.execute<ReleaseCounts>(sql`
    select count(*)::int as centres, count(distinct c.country_code)::int as countries,
      (select count(distinct used.language)::int from centre_languages used join listings using (centre_id)
        where used.use = 'session') as languages,
      (select count(distinct host.institution_id)::int from centre_institutions host join listings using (centre_id))
        as institutions
    from listings l join centres c on c.id = l.centre_id`)
  return row ?? { centres: 0, countries: 0, languages: 0, institutions: 0 }
}
