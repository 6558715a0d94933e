import { sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'
import type { Followed } from '../schema/mergers.ts'
import { weighVouches } from './write.ts'

type Moved = NonNullable<Followed['vouches']>

/**
 * Questions to one centre about claims that wait become questions to another, after its claims and stewards did. Nobody
 * vouches for a claim on themselves, and two that have become one count once: what is over then is void. Tells how all
 * of them were.
 */
export async function moveVouches(tx: Transaction, from: string, to: string, at: string): Promise<Moved> {
  const asked = await tx.execute<Moved[number] & { claimId: string; claimed: string }>(sql`
    select v.id, v.centre_id as "centreId", v.state, v.claim_id as "claimId", m.centre_id as claimed
    from vouches v join claims m on m.id = v.claim_id
    where v.centre_id in (${from}, ${to}) and v.state <> 'void' and m.state = 'submitted'
    order by v.claim_id, v.state = 'vouched' desc, v.centre_id = ${to} desc
    for update of m, v`)
  const isOver = asked.map(
    ({ claimId, claimed }, place) => claimed === to || asked.slice(0, place).some((one) => one.claimId === claimId),
  )
  const touched = asked.filter(({ centreId }, place) => isOver[place] || centreId === from)
  const over = asked.filter((_, place) => isOver[place]).map(({ id }) => id)
  await tx.execute(sql`update vouches set state = 'void' where id = any(${sql.param(over)}::text[])`)
  await tx.execute(sql`
    update vouches set centre_id = ${to} where id = any(${sql.param(touched.map(({ id }) => id))}::text[])`)
  await weighVouches(
    tx,
    touched.map(({ claimId }) => claimId),
    at,
  )
  return touched.map(({ id, centreId, state }) => ({ id, centreId, state }))
}

/** Makes them questions to their own centre again; what was void since is as it was. */
export async function returnVouches(tx: Transaction, moved: Moved, at: string): Promise<void> {
  const claimIds: string[] = []
  for (const { id, centreId, state } of moved) {
    const [back] = await tx.execute<{ claimId: string }>(sql`
      update vouches v set centre_id = ${centreId}, state = case when v.state = 'void' then ${state} else v.state end
      where v.id = ${id}
        and exists (select from claims m where m.id = v.claim_id and m.state = 'submitted' and m.centre_id <> ${centreId})
        and not exists (select from vouches o where o.claim_id = v.claim_id and o.centre_id = ${centreId}
          and o.id <> v.id and o.state <> 'void')
      returning v.claim_id as "claimId"`)
    if (back) claimIds.push(back.claimId)
  }
  await weighVouches(tx, claimIds, at)
}
