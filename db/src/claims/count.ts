import { sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'
import { isoInstant } from '../columns/iso-instant.ts'

/** Any number that no other lock of ours uses. */
const claimantLock = 7_263_007

export type ClaimCounts = {
  /** On this centre, since the earlier of two moments. */
  onCentre: number
  /** On any centre, since the later one. */
  onAny: number
  /** When an appeal about this centre was last refused, since the earlier moment. */
  refusedForGood: string | null
}

/** How often somebody has claimed. Their claims of the same moment wait, so that they count. */
export async function countClaims(
  tx: Transaction,
  { personId, centreId }: { personId: string; centreId: string },
  { centreSince, anySince }: { centreSince: string; anySince: string },
): Promise<ClaimCounts> {
  await tx.execute(sql`select pg_advisory_xact_lock(${claimantLock}, hashtext(${personId}))`)
  const [counts] = await tx.execute<ClaimCounts>(sql`
    select count(*) filter (where centre_id = ${centreId} and created_at > ${centreSince}::timestamptz)::int as "onCentre",
      count(*) filter (where created_at > ${anySince}::timestamptz)::int as "onAny",
      ${isoInstant(sql`max(decided_at) filter (where centre_id = ${centreId} and state = 'rejected'
        and appeal is not null and decided_at > ${centreSince}::timestamptz)`)} as "refusedForGood"
    from claims where person_id = ${personId}`)
  return counts as ClaimCounts
}
