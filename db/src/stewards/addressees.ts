import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import type { Addressee } from '../people/read-addressee.ts'

/** Who keeps the record of a centre, for letters about it. */
export const stewardsOf = (database: Reader, centreId: string): Promise<Addressee[]> =>
  database.execute<Addressee>(sql`
    select p.email, p.language from stewards s join people p on p.id = s.person_id
    where s.centre_id = ${centreId} order by p.email`)
