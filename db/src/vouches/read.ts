import { sql } from 'drizzle-orm'
import type { NameRecord } from '../centres/record.ts'
import type { Reader } from '../client.ts'
import { isoInstant } from '../columns/iso-instant.ts'
import type { VouchState } from '../schema/vouches.ts'

/** What a claim tells of a centre that was asked; who answered there is not in it. */
export type VouchRecord = {
  centreId: string
  names: NameRecord[]
  state: Exclude<VouchState, 'void'>
  askedAt: string
  expiresAt: string
  answeredAt: string | null
}

/** The centres that were asked about the claim `m` of a query, in their order. */
export const vouchesOfClaim = sql`
  (select coalesce(json_agg(json_build_object(
      'centreId', v.centre_id, 'names', vk.record -> 'names', 'state', v.state,
      'askedAt', ${isoInstant(sql`v.asked_at`)}, 'expiresAt', ${isoInstant(sql`v.expires_at`)},
      'answeredAt', ${isoInstant(sql`v.answered_at`)}) order by v.asked_at, v.centre_id), '[]')
    from vouches v join centre_records vk on vk.centre_id = v.centre_id
    where v.claim_id = m.id and v.state <> 'void')`

export type VouchQuestion = { id: string; claimId: string; centreId: string; state: VouchState; expiresAt: string }

/** What a link is about. */
export async function readVouch(database: Reader, id: string): Promise<VouchQuestion | undefined> {
  const [vouch] = await database.execute<VouchQuestion>(sql`
    select id, claim_id as "claimId", centre_id as "centreId", state, ${isoInstant(sql`expires_at`)} as "expiresAt"
    from vouches where id = ${id}`)
  return vouch
}

/** Who has vouched for a claim, by centre; null for somebody who was erased. */
export const listVouchers = (database: Reader, claimId: string) =>
  database.execute<{ centreId: string; personId: string | null }>(sql`
    select centre_id as "centreId", person_id as "personId" from vouches
    where claim_id = ${claimId} and state = 'vouched'`)

/** How many centres somebody has had asked since then, about whatever claim. */
export async function countAsked(database: Reader, personId: string, since: string): Promise<number> {
  const [row] = await database.execute<{ asked: number }>(sql`
    select count(*)::int as asked from vouches v join claims m on m.id = v.claim_id
    where m.person_id = ${personId} and v.asked_at > ${since}`)
  return row?.asked ?? 0
}
