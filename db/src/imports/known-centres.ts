import { sql } from 'drizzle-orm'
import type { PublicCentre } from '../centres/public-centre.ts'
import type { Reader } from '../client.ts'

export type KnownCentre = Pick<
  PublicCentre,
  'id' | 'names' | 'institutions' | 'website' | 'location' | 'precision' | 'countryCode'
>

/** What the listed centres of these countries and areas are known by: to hold a whole list against them at once. */
export async function knownCentres(database: Reader, countryCodes: string[]): Promise<KnownCentre[]> {
  const rows = await database.execute<KnownCentre>(sql`
    select k.centre_id as id, k.record -> 'names' as names, k.record -> 'institutions' as institutions,
      k.record ->> 'website' as website, k.record -> 'location' as location,
      k.record ->> 'precision' as precision, k.record ->> 'countryCode' as "countryCode"
    from listings l join centre_records k using (centre_id)
    where k.record ->> 'countryCode' = any(${sql.param(countryCodes)}::text[])
    order by k.centre_id`)
  return [...rows]
}

/** Those of these ids that a centre has already. */
export async function takenIds(database: Reader, ids: string[]): Promise<Set<string>> {
  const rows = await database.execute<{ id: string }>(
    sql`select id from centres where id = any(${sql.param(ids)}::text[])`,
  )
  return new Set(rows.map(({ id }) => id))
}
