import type { Database } from '@centres/db'
import { afterAll, inject } from 'vitest'
import { embeddedDatabase } from './embedded-databases.ts'
import { serverDatabase, serverUrl } from './server-databases.ts'

type Choice = {
  /** With the vocabularies, areas, places and centres of `seeds`; without, the tables are empty. */
  seeded?: boolean
}

const closers: (() => Promise<void>)[] = []

afterAll(async () => {
  for (const close of closers.splice(0)) await close()
})

/** A database of the test file's own, and its address: embedded, or on the server that TEST_DATABASE_URL names. */
export async function testDatabaseWithUrl({
  seeded = false,
}: Choice = {}): Promise<{ url: string; database: Database }> {
  const make = serverUrl ? serverDatabase : embeddedDatabase
  const made = await make(inject('runFolder'), seeded)
  closers.push(made.database.close)
  return made
}

/** A database of the test file's own, gone when the file's tests are. */
export async function testDatabase(choice: Choice = {}): Promise<Database> {
  return (await testDatabaseWithUrl(choice)).database
}
