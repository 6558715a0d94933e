import { sql } from 'drizzle-orm'
import { isAboutListed, isModerators } from './read.ts'

/** Suggestions and reports that are moderators' to decide, as their queue reads them. What ended a record answered them. */
export const suggestionCases = sql`
  select case s.kind when 'report' then 'report' else 'suggestion' end as kind, s.id, s.state = 'open' as waits,
    coalesce(r.record #>> '{names,0,text}', '') as title,
    r.record #>> '{institutions,0,names,0,text}' as institution, r.record ->> 'countryCode' as country_code,
    array(select t.code from centre_terms t where t.centre_id = s.centre_id and t.role = 'association') as associations,
    coalesce(s.handed_on_at, s.confirmed_at) as submitted_at, '{}'::text[] as evidence, false as is_appeal
  from suggestions s join centre_records r on r.centre_id = s.centre_id
  where (s.kind = 'report' and s.state = 'decided')
    or (s.state <> 'unconfirmed' and ${isAboutListed} and (s.state = 'decided' or ${isModerators}))`
