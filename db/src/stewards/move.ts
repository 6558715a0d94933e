import { sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'
import type { Followed } from '../schema/mergers.ts'
import { isSteward } from './is-steward.ts'

type Moved = Followed['stewards']

/** Makes the stewards of one centre those of another, and tells who they were. */
export async function moveStewards(tx: Transaction, from: string, to: string): Promise<Moved> {
  const moved = await tx.execute<Moved[number]>(sql`
    with gone as (delete from stewards where centre_id = ${from} returning person_id, since)
    select gone.person_id as "personId",
      to_char(gone.since at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as since,
      exists (select from stewards kept where kept.centre_id = ${to} and kept.person_id = gone.person_id) as "wasSteward"
    from gone order by gone.person_id`)
  for (const { personId, since } of moved)
    await tx.execute(sql`
      insert into stewards (centre_id, person_id, since) values (${to}, ${personId}, ${since}::timestamptz)
      on conflict do nothing`)
  return [...moved]
}

/** Gives those back to their centre who have not left since; whoever kept the other one before, keeps it on. */
export async function returnStewards(tx: Transaction, moved: Moved, from: string, to: string): Promise<void> {
  for (const { personId, since, wasSteward } of moved) {
    if (!(await isSteward(tx, personId, from))) continue
    if (!wasSteward) await tx.execute(sql`delete from stewards where centre_id = ${from} and person_id = ${personId}`)
    await tx.execute(sql`
      insert into stewards (centre_id, person_id, since) values (${to}, ${personId}, ${since}::timestamptz)
      on conflict do nothing`)
  }
}
