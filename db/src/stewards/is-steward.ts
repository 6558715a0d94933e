import { and, eq } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import { stewards } from '../schema/roles.ts'

export async function isSteward(database: Reader, personId: string, centreId: string): Promise<boolean> {
  const rows = await database
    .select()
    .from(stewards)
    .where(and(eq(stewards.personId, personId), eq(stewards.centreId, centreId)))
  return rows.length > 0
}
