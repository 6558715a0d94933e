import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'

export type Addressee = { email: string; language: string }

/** Who decides on what lies in a country or area: moderators of everything, of it, or of a region that holds it. */
export async function moderatorsFor(database: Reader, countryCode: string): Promise<(Addressee & { id: string })[]> {
  return database.execute<Addressee & { id: string }>(sql`
    select distinct p.id, p.email, p.language
    from moderators m join people p on p.id = m.person_id
    where m.scope = 'everything'
      or (m.scope = 'country' and m.code = ${countryCode})
      or (m.scope = 'region' and m.code = any(
        select unnest(regions) from areas where code = ${countryCode}))
    order by p.email`)
}
