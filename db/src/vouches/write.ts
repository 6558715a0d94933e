import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'

type Asked = { claimId: string; centreId: string; at: string; expiresAt: string }

/** The id of the question; undefined where the centre was asked about this claim before. */
export async function insertVouch(
  tx: Transaction,
  { claimId, centreId, at, expiresAt }: Asked,
): Promise<string | undefined> {
  const [made] = await tx.execute<{ id: string }>(sql`
    insert into vouches (id, claim_id, centre_id, state, asked_at, expires_at)
    values (${randomUUID()}, ${claimId}, ${centreId}, 'asked', ${at}, ${expiresAt})
    on conflict (claim_id, centre_id) where state <> 'void' do nothing returning id`)
  return made?.id
}

/** Who asks or answers about one claim waits for who does already. False where it does not wait for a decision. */
export async function lockOpenClaim(tx: Transaction, claimId: string): Promise<boolean> {
  const rows = await tx.execute(sql`select from claims where id = ${claimId} and state = 'submitted' for update`)
  return rows.length > 0
}

type Answer = { id: string; personId: string; knows: boolean; at: string }

/** What a centre says, once: false where somebody there was faster. */
export async function answerVouch(tx: Transaction, { id, personId, knows, at }: Answer): Promise<boolean> {
  const rows = await tx.execute<{ claimId: string }>(sql`
    update vouches set state = ${knows ? 'vouched' : 'declined'}, person_id = ${personId}, answered_at = ${at}
    where id = ${id} and state = 'asked' returning claim_id as "claimId"`)
  await weighVouches(
    tx,
    rows.map(({ claimId }) => claimId),
    at,
  )
  return rows.length > 0
}

/** Once two centres vouch, a claim has that step of evidence; whatever changed, its revision counts up. */
export async function weighVouches(tx: Transaction, claimIds: string[], at: string): Promise<void> {
  await tx.execute(sql`
    update claims m set revision = revision + 1, updated_at = ${at}, evidence = array_remove(m.evidence, 'peers') ||
      case when (select count(*) from vouches v where v.claim_id = m.id and v.state = 'vouched') >= 2
        then array['peers'] else '{}'::text[] end
    where m.id = any(${sql.param(claimIds)}::text[]) and m.state = 'submitted'`)
}
