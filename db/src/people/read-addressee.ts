import { eq } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import { people } from '../schema/people.ts'

export type Addressee = { email: string; language: string }

/** Where a letter to somebody goes, and in which language. */
export async function readAddressee(database: Reader, id: string): Promise<Addressee | undefined> {
  const [person] = await database
    .select({ email: people.email, language: people.language })
    .from(people)
    .where(eq(people.id, id))
  return person
}

/** Who sent something, for those who decide on it. */
export async function readSender(
  database: Reader,
  id: string,
): Promise<(Addressee & { name: string; since: string }) | undefined> {
  const [person] = await database
    .select({ email: people.email, name: people.name, language: people.language, since: people.createdAt })
    .from(people)
    .where(eq(people.id, id))
  return person
}
