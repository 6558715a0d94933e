import { sql } from 'drizzle-orm'

/** Letters that were held or reported, as the queue of moderators reads them. Nothing that was written is among it. */
export const messageCases = sql`
  select 'message'::text as kind, m.id, m.decision is null as waits,
    coalesce(k.record #>> '{names,0,text}', '') as title,
    k.record #>> '{institutions,0,names,0,text}' as institution, k.record ->> 'countryCode' as country_code,
    array(select t.code from centre_terms t where t.centre_id = m.centre_id and t.role = 'association') as associations,
    coalesce(m.reported_at, m.held_at) as submitted_at, '{}'::text[] as evidence, false as is_appeal
  from messages m join centre_records k on k.centre_id = m.centre_id
  where m.held_at is not null or m.reported_at is not null`
