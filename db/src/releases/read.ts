import { eq } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import { releases } from '../schema/releases.ts'

export type Release = typeof releases.$inferSelect

export async function readRelease(database: Reader, number: number): Promise<Release | undefined> {
  const [release] = await database.select().from(releases).where(eq(releases.number, number))
  return release
}
