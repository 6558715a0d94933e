import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import type { Actor } from '../schema/changes.ts'
import { loggedAt } from './logged.ts'

export type ChangeOutline = {
  version: string
  at: string
  centreId: string
  actor: Actor
  action: string
  /** Names of the fields of PublicCentre that changed; none for a record that is new, or that was written as it was. */
  fields: string[]
}

/** What was changed in these centres since they were published, oldest first, without what was there before and after. */
export async function changesOfCentres(database: Reader, ids: string[]): Promise<ChangeOutline[]> {
  const rows = await database.execute<ChangeOutline>(sql`
    select id::text as version, ${loggedAt} as at,
      subject_id as "centreId", actor, action,
      array(select field from jsonb_object_keys(before || after) field
        where before -> field is distinct from after -> field) as fields
    from changes
    where subject = 'centre' and subject_id = any(${sql.param(ids)}::text[])
      and (before ->> 'state' = 'published' or after ->> 'state' = 'published')
    order by id`)
  return [...rows]
}
