import type { Database } from '@centres/db'
import { testDatabase } from './database.ts'

/** A directory with vocabularies, areas and places, and without any centre. */
export async function emptyDirectory(): Promise<Database> {
  const database = await testDatabase({ seeded: true })
  await database.$client`truncate centres, institutions, listings, search_words, tags cascade`
  return database
}
