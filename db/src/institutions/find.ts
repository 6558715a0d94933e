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
