import type { Transaction } from '../client.ts'
import { acts } from '../schema/acts.ts'

export type ActRecord = Omit<typeof acts.$inferInsert, 'id'>

/** In the transaction of what was done: there is no act without its row. */
export async function recordAct(tx: Transaction, act: ActRecord): Promise<string> {
  const [row] = await tx.insert(acts).values(act).returning({ id: acts.id })
  return String(row?.id)
}
