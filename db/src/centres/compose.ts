import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'
import { isoInstant } from '../columns/iso-instant.ts'
import { centres } from '../schema/centres.ts'
import { publicPlace } from './coarse.ts'
import type { PublicCentre } from './public-centre.ts'

const nameJson = (alias: SQL) =>
  sql`json_build_object('text', ${alias}.text, 'language', ${alias}.language, 'kind', ${alias}.kind) order by ${alias}.position`

const languagesFor = (use: 'session' | 'text') =>
  sql`array(select l.language from centre_languages l where l.centre_id = c.id and l.use = ${use} order by l.position)`

/** Never names the mailbox or the point as it was entered. */
const publicColumns = sql`
  c.id, c.state, c.withdrawn_reason as "withdrawnReason", c.life_state as "lifeState", c.founded, c.closed,
  c.successor_id as "successorId", c.parent_id as "parentId", c.country_code as "countryCode",
  c.admin_area as "adminArea", c.city, c.precision, c.time_zone as "timeZone",
  case when c.public_location is not null then
    json_build_object('longitude', round(ST_X(c.public_location)::numeric, 6), 'latitude', round(ST_Y(c.public_location)::numeric, 6)) end as location,
  c.website, c.social_links as "socialLinks", c.phone, c.public_email as "publicEmail", c.evidence,
  ${isoInstant(sql`c.confirmed_at`)} as "confirmedAt",
  json_build_object('kind', c.source_kind, 'url', c.source_url, 'seenOn', c.source_seen_on) as source,
  ${isoInstant(sql`c.created_at`)} as "createdAt", ${isoInstant(sql`c.updated_at`)} as "updatedAt",
  (select a.regions from areas a where a.code = c.country_code) as regions,
  (select json_agg(${nameJson(sql`n`)}) from centre_names n where n.centre_id = c.id) as names,
  coalesce((select json_agg(json_build_object(
      'type', i.type, 'website', i.website, 'ror', i.ror, 'wikidata', i.wikidata,
      'names', (select json_agg(${nameJson(sql`n`)}) from institution_names n where n.institution_id = i.id)
    ) order by ci.position)
    from centre_institutions ci join institutions i on i.id = ci.institution_id
    where ci.centre_id = c.id), '[]') as institutions,
  coalesce((select json_agg(json_build_object('language', d.language, 'text', d.text) order by d.language)
    from centre_descriptions d where d.centre_id = c.id), '[]') as descriptions,
  ${languagesFor('session')} as languages, ${languagesFor('text')} as "textLanguages",
  coalesce((select json_agg(json_build_object('role', t.role, 'code', t.code, 'ownWords', t.own_words)
      order by t.position)
    from centre_terms t where t.centre_id = c.id), '[]') as terms,
  coalesce((select json_agg(json_build_object('level', e.level, 'at', ${isoInstant(sql`e.at`)}) order by e.at)
    from evidence_steps e where e.centre_id = c.id), '[]') as "evidenceSteps"`

/** The public records of these ids, put together from all tables of a centre: for those who write. Readers have the kept ones. */
export async function composeCentres(tx: Transaction, ids: string[]): Promise<PublicCentre[]> {
  if (ids.length === 0) return []
  const rows = await tx.execute<PublicCentre>(sql`
    select ${publicColumns}
    from unnest(${sql.param(ids)}::text[]) with ordinality as asked (id, position)
    join ${centres} c on c.id = asked.id
    order by asked.position`)
  return rows.map((row) => ({ ...row, ...publicPlace(row) }))
}
