import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '@centres/db'
import { inject } from 'vitest'
import { testDatabaseWithUrl } from './database.ts'
import { seededFolder } from './embedded-databases.ts'
import { serverUrl } from './server-databases.ts'
import { isGone, type Spawned } from './spawn.ts'

/** What a program is told of its database. */
export type Settings = { DATABASE_URL: string } | { DATA_DIR: string }

/** A directory of the test's own, on which programs can be started that will be killed. */
export async function directoryToKill(): Promise<Settings> {
  if (serverUrl) return { DATABASE_URL: (await testDatabaseWithUrl({ seeded: true })).url }
  return { DATA_DIR: await seededFolder(inject('runFolder')) }
}

/** The same, for the test itself: close it before a program starts. */
export const openDirectory = (settings: Settings) =>
  openDatabase(
    'DATABASE_URL' in settings
      ? { databaseUrl: settings.DATABASE_URL, dataDir: '' }
      : { databaseUrl: undefined, dataDir: settings.DATA_DIR },
  )

/** Ends the program, and the embedded database, without a chance to tidy up. */
export async function kill({ child, ended }: Spawned, settings: Settings): Promise<void> {
  if ('DATA_DIR' in settings) {
    const { pid } = JSON.parse(readFileSync(join(settings.DATA_DIR, 'postgres.lock'), 'utf8'))
    process.kill(pid, 'SIGKILL')
    await isGone(pid)
  }
  child.kill('SIGKILL')
  await ended
}
