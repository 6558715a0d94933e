import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'

export type StewardRecord = { id: string; email: string; name: string; language: string; since: string }

/** Who keeps a record, the longest first. For stewards of the centre and for those who decide. */
export const listStewards = (database: Reader, centreId: string): Promise<StewardRecord[]> =>
  database.execute<StewardRecord>(sql`
    select p.id, p.email, p.name, p.language,
      to_char(s.since at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since
    from stewards s join people p on p.id = s.person_id
    where s.centre_id = ${centreId} order by s.since, p.id`)
