import { type SQL, sql } from 'drizzle-orm'

/** The listed records that carry the word of a case. */
export const carriersOf = (proposalId: SQL): SQL => sql`
  select t.centre_id, t.role, k.record
  from proposed_spellings s
  join centre_terms t on t.vocabulary = s.vocabulary and t.own_words = s.text
  join centres c on c.id = t.centre_id and c.state = 'published' and c.life_state <> 'merged'
  join centre_records k on k.centre_id = t.centre_id
  where s.proposal_id = ${proposalId}`

/**
 * Own words as the queue of moderators reads them. A term is for centres everywhere, so that a case lies in no country
 * and belongs to no association: only moderators of everything see it. A word that no listed record carries any more
 * waits for nobody; it comes back with the next record that does.
 */
export const vocabularyCases: SQL = sql`
  select 'vocabulary'::text as kind, p.id, p.state = 'waiting' and carrier.name is not null as waits, p.word as title,
    carrier.name as institution, null::text as country_code, '{}'::text[] as associations,
    p.created_at as submitted_at, '{}'::text[] as evidence, false as is_appeal
  from proposed_terms p
  left join lateral (
    select coalesce(carrier.record #>> '{names,0,text}', '') as name from (${carriersOf(sql`p.id`)}) as carrier
    order by carrier.centre_id limit 1) as carrier on true`
