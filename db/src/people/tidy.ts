import { lt } from 'drizzle-orm'
import type { Database } from '../client.ts'
import { sessions, verifications } from '../schema/people.ts'
import { privatePasts } from '../schema/private-pasts.ts'

/** Removes sessions and links that have run out: nobody may ever present them again. */
export async function removeExpired(database: Database, at: string): Promise<void> {
  await database.delete(sessions).where(lt(sessions.expiresAt, at))
  await database.delete(verifications).where(lt(verifications.expiresAt, at))
}

/** Forgets what the private part of records was before changes that are older than this. */
export async function forgetPrivatePasts(database: Database, before: string): Promise<void> {
  await database.delete(privatePasts).where(lt(privatePasts.at, before))
}
