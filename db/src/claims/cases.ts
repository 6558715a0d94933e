import { sql } from 'drizzle-orm'

/** Claims as the queue of moderators reads them. */
export const claimCases = sql`
  select 'claim'::text as kind, m.id, m.state = 'submitted' as waits,
    coalesce(left(k.record #>> '{names,0,text}', 200), '') as title,
    k.record #>> '{institutions,0,names,0,text}' as institution, c.country_code,
    array(select t.code from centre_terms t where t.centre_id = c.id and t.role = 'association') as associations,
    m.submitted_at, m.evidence, m.appeal is not null as is_appeal
  from claims m join centres c on c.id = m.centre_id join centre_records k on k.centre_id = c.id`
