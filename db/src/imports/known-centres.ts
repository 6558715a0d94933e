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

export type Standing = { id: string; state: 'draft' | 'published' | 'withdrawn' }

/** Where these ids lead by now: a record that went into another leads there. */
export async function standingOf(database: Reader, ids: string[]): Promise<Map<string, Standing>> {
  const rows = await database.execute<Standing & { asked: string }>(sql`
    with recursive ways as (
      select id as asked, id, state, life_state, successor_id, 0 as steps
      from centres where id = any(${sql.param(ids)}::text[])
      union all
      select w.asked, c.id, c.state, c.life_state, c.successor_id, w.steps + 1
      from ways w join centres c on c.id = w.successor_id where w.life_state = 'merged' and w.steps < 20)
    select distinct on (asked) asked, id, state from ways order by asked, steps desc`)
  return new Map(rows.map(({ asked, id, state }) => [asked, { id, state }]))
}
