import { lt } from 'drizzle-orm'
import type { Database } from '../client.ts'
import { sessions, verifications } from '../schema/people.ts'
import { spentChallenges } from '../schema/spent-challenges.ts'

/** Removes sessions, links and solutions that have run out: nobody may ever present them again. */
export async function removeExpired(database: Database, at: string): Promise<void> {
  await database.delete(sessions).where(lt(sessions.expiresAt, at))
  await database.delete(verifications).where(lt(verifications.expiresAt, at))
  await database.delete(spentChallenges).where(lt(spentChallenges.until, at))
}
