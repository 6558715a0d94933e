import { sql } from 'drizzle-orm'

/** Registrations as the queue of moderators reads them. */
export const registrationCases = sql`
  select 'registration'::text as kind, id, state = 'submitted' as waits,
    coalesce(left(btrim(form #>> '{names,0,text}'), 200), '') as title,
    form #>> '{institutions,0,names,0,text}' as institution, country_code,
    array(select jsonb_array_elements_text(jsonb_path_query_array(form, '$.terms.association[*].code'))) as associations,
    coalesce(submitted_at, updated_at) as submitted_at, evidence, appeal is not null as is_appeal
  from registrations`
