import { eq, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '../client.ts'
import { writingWishes } from '../schema/writing-wishes.ts'

export type WishesRecord = Omit<typeof writingWishes.$inferSelect, 'centreId' | 'updatedAt'>

/** Undefined where a centre has said nothing of letters. */
export async function readWishes(database: Reader, centreId: string): Promise<WishesRecord | undefined> {
  const [found] = await database.select().from(writingWishes).where(eq(writingWishes.centreId, centreId))
  if (!found) return undefined
  const { centreId: _, updatedAt, ...wishes } = found
  return wishes
}

/** Writes over the revision that was read; false where there is another by now. */
export async function keepWishes(
  tx: Transaction,
  centreId: string,
  { revision, ...said }: WishesRecord,
  at: string,
): Promise<boolean> {
  const row = { ...said, centreId, revision: revision + 1, updatedAt: at }
  const kept =
    revision === 0
      ? await tx.insert(writingWishes).values(row).onConflictDoNothing().returning()
      : await tx
          .update(writingWishes)
          .set(row)
          .where(sql`${writingWishes.centreId} = ${centreId} and ${writingWishes.revision} = ${revision}`)
          .returning()
  return kept.length > 0
}
