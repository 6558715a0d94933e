import { eq } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import { people } from '../schema/people.ts'

type Changes = { name?: string | undefined; language?: string | undefined }

export async function changePerson(database: Reader, id: string, { name, language }: Changes, at: string) {
  const changed = { ...(name !== undefined && { name }), ...(language !== undefined && { language }) }
  await database
    .update(people)
    .set({ ...changed, updatedAt: at })
    .where(eq(people.id, id))
}
