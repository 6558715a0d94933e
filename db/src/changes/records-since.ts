import { type SQL, sql } from 'drizzle-orm'

/**
 * A query of the centres that the log names after a version, each with its record then and now; what was undone
 * since is alike. The hour of the last change alone makes no other record.
 */
export function recordsSince(version: string, among: SQL = sql`true`): SQL {
  const named = sql`from changes where subject = 'centre' and id > ${version}::int8 and ${among}`
  return sql`
    select id, past.record as past, present.record as present
    from (
      select distinct on (subject_id) subject_id as id, before - 'updatedAt' as record ${named}
      order by subject_id, changes.id) past
    join (
      select distinct on (subject_id) subject_id as id, after - 'updatedAt' as record ${named}
      order by subject_id, changes.id desc) present using (id)`
}
