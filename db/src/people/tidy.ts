import { lt } from 'drizzle-orm'
import type { Database } from '../client.ts'
import { invitations } from '../schema/invitations.ts'
import { sessions, verifications } from '../schema/people.ts'

/** Removes sessions, links and invitations that have run out: nobody may ever present them again. */
export async function removeExpired(database: Database, at: string): Promise<void> {
  await database.delete(sessions).where(lt(sessions.expiresAt, at))
  await database.delete(verifications).where(lt(verifications.expiresAt, at))
  await database.delete(invitations).where(lt(invitations.expiresAt, at))
}
