import { sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'

/** The open suggestions that two records are one: with their merger they are taken. */
export async function suggestedMergers(tx: Transaction, one: string, other: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select id from suggestions where state = 'open' and kind = 'duplicate'
      and ((centre_id = ${one} and duplicate_of = ${other}) or (centre_id = ${other} and duplicate_of = ${one}))
    order by confirmed_at, id`)
  return rows.map(({ id }) => id)
}

/** Makes what is suggested of one record suggestions of another, those that nobody has confirmed yet too; their ids. */
export async function moveSuggestions(tx: Transaction, from: string, to: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    update suggestions set centre_id = ${to}
    where centre_id = ${from} and state <> 'decided' and duplicate_of is distinct from ${to} returning id`)
  await tx.execute(sql`
    update suggestions set duplicate_of = ${to}
    where duplicate_of = ${from} and state <> 'decided' and centre_id <> ${to}`)
  return rows.map(({ id }) => id)
}

export async function returnSuggestions(tx: Transaction, ids: string[], to: string): Promise<void> {
  await tx.execute(sql`
    update suggestions set centre_id = ${to}
    where id = any(${sql.param(ids)}::text[]) and state <> 'decided' and duplicate_of is distinct from ${to}`)
}
