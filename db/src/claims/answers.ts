import { sql } from 'drizzle-orm'
import type { Reader, Transaction } from '../client.ts'

export type ClaimAnswer = { personId: string; agrees: boolean; message: string; at: string }

/** What a steward says; it replaces what they said before. False where nobody waits for it any more. */
export async function answerClaim(
  tx: Transaction,
  claimId: string,
  { personId, agrees, message, at }: ClaimAnswer,
): Promise<boolean> {
  const open = await tx.execute(sql`
    update claims set revision = revision + 1, updated_at = ${at} where id = ${claimId} and state = 'submitted'
    returning id`)
  if (open.length === 0) return false
  await tx.execute(sql`
    insert into claim_answers (claim_id, person_id, agrees, message, at)
    values (${claimId}, ${personId}, ${agrees}, ${message}, ${at})
    on conflict (claim_id, person_id) do update
    set agrees = excluded.agrees, message = excluded.message, at = excluded.at`)
  return true
}

export const listAnswers = (database: Reader, claimId: string): Promise<ClaimAnswer[]> =>
  database.execute<ClaimAnswer>(sql`
    select person_id as "personId", agrees, message,
      to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
    from claim_answers where claim_id = ${claimId} order by at, person_id`)
