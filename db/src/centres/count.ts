import { sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'
import { allOf, type CentreSelection, conditionsOf } from './selection.ts'

/** How many centres a selection holds as a transaction sees it; countCentres is faster, and of its own moment. */
export async function countSelected(tx: Transaction, selection: CentreSelection): Promise<number> {
  const { conditions } = await conditionsOf(tx, selection)
  const [row] = await tx.execute<{ count: number }>(
    sql`select count(*)::int as count from listings l where ${allOf(conditions)}`,
  )
  return row?.count ?? 0
}
