import { sql } from 'drizzle-orm'
import type { CentreRecord, InstitutionRecord } from '../centres/record.ts'
import type { Reader } from '../client.ts'

/** The institutions of these records that the directory has already: one of the same name in the same country or area. */
export async function findInstitutions(
  database: Reader,
  records: Pick<CentreRecord, 'countryCode' | 'institutions'>[],
): Promise<Map<InstitutionRecord, number>> {
  const asked = records.flatMap(({ countryCode, institutions }) =>
    institutions.map((institution) => ({ countryCode, institution, name: institution.names[0]?.text ?? '' })),
  )
  if (asked.length === 0) return new Map()
  const rows = await database.execute<{ countryCode: string; name: string; id: number }>(sql`
    select asked.country_code as "countryCode", asked.name, min(host.institution_id) as id
    from unnest(${sql.param(asked.map((one) => one.countryCode))}::text[],
      ${sql.param(asked.map((one) => one.name))}::text[]) as asked (country_code, name)
    join institution_names known on known.text = asked.name
    join centre_institutions host on host.institution_id = known.institution_id
    join centres on centres.id = host.centre_id and centres.country_code = asked.country_code
    group by asked.country_code, asked.name`)
  const ids = new Map(rows.map((row) => [`${row.countryCode} ${row.name}`, row.id]))
  return new Map(
    asked.flatMap(({ institution, countryCode, name }) => {
      const id = ids.get(`${countryCode} ${name}`)
      return id === undefined ? [] : [[institution, id] as const]
    }),
  )
}

/**
 * The institutions that `findInstitutions` would take for these names, as they stand: a record that is written with one
 * of these names has that institution, whatever else is said of it.
 */
export async function knownInstitutions(
  database: Reader,
  asked: { countryCode: string; name: string }[],
): Promise<(countryCode: string, name: string) => InstitutionRecord | undefined> {
  const rows = await database.execute<{ countryCode: string; name: string; record: InstitutionRecord }>(sql`
    with found as (
      select asked.country_code, asked.name, min(host.institution_id) as id
      from unnest(${sql.param(asked.map((one) => one.countryCode))}::text[],
        ${sql.param(asked.map((one) => one.name))}::text[]) as asked (country_code, name)
      join institution_names known on known.text = asked.name
      join centre_institutions host on host.institution_id = known.institution_id
      join centres on centres.id = host.centre_id and centres.country_code = asked.country_code
      group by asked.country_code, asked.name)
    select found.country_code as "countryCode", found.name, json_build_object(
      'names', (select json_agg(json_build_object('text', n.text, 'language', n.language, 'kind', n.kind)
        order by n.position) from institution_names n where n.institution_id = found.id),
      'type', i.type, 'website', i.website, 'ror', i.ror, 'wikidata', i.wikidata) as record
    from found join institutions i on i.id = found.id`)
  const records = new Map(rows.map(({ countryCode, name, record }) => [`${countryCode} ${name}`, record]))
  return (countryCode, name) => records.get(`${countryCode} ${name}`)
}
