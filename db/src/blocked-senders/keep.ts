import { randomUUID } from 'node:crypto'
import { desc, eq, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '../client.ts'
import { blockedSenders } from '../schema/blocked-senders.ts'

export type BlockRecord = typeof blockedSenders.$inferSelect

/** By a keyed hash of the address, or by its domain or one above it. */
export async function isBlocked(
  database: Reader,
  { addressHash, domains }: { addressHash: string; domains: string[] },
): Promise<boolean> {
  const [found] = await database.execute(sql`
    select from blocked_senders
    where address_hash = ${addressHash} or (is_domain and domain = any(${sql.param(domains)}::text[])) limit 1`)
  return found !== undefined
}

type NewBlock = Pick<BlockRecord, 'domain' | 'addressHash' | 'reason' | 'by' | 'at'>

/** The id of the block; undefined where there is the same one already. */
export async function blockSender(tx: Transaction, block: NewBlock): Promise<string | undefined> {
  const isDomain = block.addressHash === null
  const [made] = await tx
    .insert(blockedSenders)
    .values({ ...block, id: randomUUID(), isDomain })
    .onConflictDoNothing()
    .returning({ id: blockedSenders.id })
  return made?.id
}

export const listBlocks = (database: Reader): Promise<BlockRecord[]> =>
  database.select().from(blockedSenders).orderBy(desc(blockedSenders.at), blockedSenders.id)

/** What was blocked; undefined where it is not there. */
export async function unblockSender(tx: Transaction, id: string): Promise<BlockRecord | undefined> {
  const [gone] = await tx.delete(blockedSenders).where(eq(blockedSenders.id, id)).returning()
  return gone
}
