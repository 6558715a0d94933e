import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'

export type StewardRecord = { id: string; email: string; name: string; language: string; since: string }

/** Who keeps each of these records, by id alone. */
export async function keepersOf(database: Reader, centreIds: string[]): Promise<Map<string, string[]>> {
  const rows = await database.execute<{ centreId: string; personIds: string[] }>(sql`
    select centre_id as "centreId", array_agg(person_id) as "personIds" from stewards
    where centre_id = any(${sql.param(centreIds)}::text[]) group by centre_id`)
  return new Map(rows.map(({ centreId, personIds }) => [centreId, personIds]))
}

/** Who keeps a record, the longest first. For stewards of the centre and for those who decide. */
export const listStewards = (database: Reader, centreId: string): Promise<StewardRecord[]> =>
  database.execute<StewardRecord>(sql`
    select p.id, p.email, p.name, p.language,
      to_char(s.since at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since
    from stewards s join people p on p.id = s.person_id
    where s.centre_id = ${centreId} order by s.since, p.id`)
