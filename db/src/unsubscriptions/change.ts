import { and, eq } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import { type LetterTopic, unsubscriptions } from '../schema/reminders.ts'

/** Which letters somebody has switched off. */
export async function readUnsubscribed(database: Reader, personId: string): Promise<LetterTopic[]> {
  const rows = await database
    .select({ topic: unsubscriptions.topic })
    .from(unsubscriptions)
    .where(eq(unsubscriptions.personId, personId))
  return rows.map(({ topic }) => topic)
}

export async function unsubscribe(database: Reader, personId: string, topic: LetterTopic, at: string): Promise<void> {
  await database.insert(unsubscriptions).values({ personId, topic, at }).onConflictDoNothing()
}

export async function subscribe(database: Reader, personId: string, topic: LetterTopic): Promise<void> {
  await database
    .delete(unsubscriptions)
    .where(and(eq(unsubscriptions.personId, personId), eq(unsubscriptions.topic, topic)))
}
