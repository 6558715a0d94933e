import type { Reader } from '../client.ts'
import { spentChallenges } from '../schema/spent-challenges.ts'

/** False where its solution was taken before; of many at once one gets true. */
export async function spendChallenge(database: Reader, nonce: string, until: string): Promise<boolean> {
  const spent = await database.insert(spentChallenges).values({ nonce, until }).onConflictDoNothing().returning()
  return spent.length > 0
}
