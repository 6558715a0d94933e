import { sql } from 'drizzle-orm'

/** Changes that wait for a look as the queue of moderators reads them. */
export const lookCases = sql`
  select 'look'::text as kind, l.id, l.state = 'open' as waits, coalesce(k.record #>> '{names,0,text}', '') as title,
    k.record #>> '{institutions,0,names,0,text}' as institution, c.country_code,
    array(select t.code from centre_terms t where t.centre_id = c.id and t.role = 'association') as associations,
    l.at as submitted_at, '{}'::text[] as evidence, false as is_appeal
  from looks l join centres c on c.id = l.centre_id join centre_records k on k.centre_id = l.centre_id`
