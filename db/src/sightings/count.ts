import { sql } from 'drizzle-orm'
import type { Database } from '../client.ts'

/** Adds to how often each was seen. What is no longer there is left out. */
export async function countSightings(database: Database, seen: ReadonlyMap<string, number>): Promise<void> {
  if (seen.size === 0) return
  await database.execute(sql`
    insert into sightings (centre_id, seen)
    select id, times from unnest(${sql.param([...seen.keys()])}::text[], ${sql.param([...seen.values()])}::real[])
      as counted (id, times)
    where exists (select from centres where centres.id = counted.id)
    order by id
    on conflict (centre_id) do update set seen = sightings.seen + excluded.seen`)
}

/** By a fiftieth a night, half in five weeks; what is next to nothing goes. */
export async function fadeSightings(database: Database): Promise<void> {
  await database.execute(sql`update sightings set seen = seen * 0.98`)
  await database.execute(sql`delete from sightings where seen < 0.01`)
}
