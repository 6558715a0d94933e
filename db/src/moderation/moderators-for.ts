import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import type { Addressee } from '../people/read-addressee.ts'
import { type Case, casesOf } from './queue.ts'

/** Who decides on a case: moderators of everything, of its country or area, of a region that holds that, of an association. */
export async function moderatorsFor(database: Reader, found: Case): Promise<(Addressee & { id: string })[]> {
  return database.execute<Addressee & { id: string }>(sql`
    with found as (${casesOf(found)})
    select distinct p.id, p.email, p.language
    from found, moderators m join people p on p.id = m.person_id
    where m.scope = 'everything'
      or (m.scope = 'country' and m.code = found.country_code)
      or (m.scope = 'region' and m.code = any(
        select unnest(regions) from areas where code = found.country_code))
      or (m.scope = 'association' and m.code = any(found.associations))
    order by p.email`)
}
