import { count, eq } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import { stewards } from '../schema/roles.ts'

export async function countStewards(database: Reader, centreId: string): Promise<number> {
  const [row] = await database.select({ count: count() }).from(stewards).where(eq(stewards.centreId, centreId))
  return row?.count ?? 0
}
