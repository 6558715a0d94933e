import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { listReleases, openDatabase, readReleaseParts } from '@centres/db'
import { expect, inject, test } from 'vitest'
import { aCentre, given } from '../support/a-centre.ts'
import { testDatabaseWithUrl } from '../support/database.ts'
import { seededFolder } from '../support/embedded-databases.ts'
import { serverUrl } from '../support/server-databases.ts'
import { type Spawned, spawnProgram } from '../support/spawn.ts'

type Settings = { DATABASE_URL: string } | { DATA_DIR: string }

async function seededDirectory(): Promise<Settings> {
  if (serverUrl) return { DATABASE_URL: (await testDatabaseWithUrl({ seeded: true })).url }
  return { DATA_DIR: await seededFolder(inject('runFolder')) }
}

const open = (settings: Settings) =>
  openDatabase(
    'DATABASE_URL' in settings ? { databaseUrl: settings.DATABASE_URL, dataDir: '' } : { dataDir: settings.DATA_DIR },
  )

const release = (settings: Settings) => spawnProgram(['api/src/release.ts'], settings)

/** The process of the embedded database, as long as it is the program's. */
const databaseOf = (settings: Settings): number | undefined =>
  'DATA_DIR' in settings ? JSON.parse(readFileSync(join(settings.DATA_DIR, 'postgres.lock'), 'utf8')).pid : undefined

function killProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    // It was done before.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Ends the program, and the embedded database, without a chance to tidy up. */
async function kill({ child, ended }: Spawned, database: number | undefined): Promise<void> {
  if (database) killProcess(database)
  child.kill('SIGKILL')
  await ended
}

/** The numbers of the releases; each of them has to be whole. */
async function wholeReleases(settings: Settings): Promise<number[]> {
  const { database, close } = await open(settings)
  try {
    const releases = await listReleases(database)
    for (const { number, files } of releases) {
      expect(files).toHaveLength(6)
      for (const { name, sha256 } of files) {
        const hash = createHash('sha256')
        for await (const part of readReleaseParts(database, number, name)) hash.update(part)
        expect(hash.digest('hex')).toBe(sha256)
      }
    }
    return releases.map(({ number }) => number)
  } finally {
    await close()
  }
}

async function change(settings: Settings): Promise<void> {
  const { database, close } = await open(settings)
  await given(database, aCentre())
  await close()
}

test('a release is made by hand, once for a version', { timeout: 240_000 }, async () => {
  const settings = await seededDirectory()
  const first = release(settings)
  expect([await first.ended, first.complained()]).toEqual([0, ''])
  expect(first.said()).toContain('Release 1 is made: 485 centres.')
  const second = release(settings)
  expect(await second.ended).toBe(0)
  expect(second.said()).toContain('Nothing has changed since release 1. Nothing was made.')
})

test('a release that was acknowledged survives a kill, and one cut short leaves nothing', {
  timeout: 400_000,
}, async () => {
  const settings = await seededDirectory()
  for (const milliseconds of [150, 700]) {
    const cut = release(settings)
    await cut.until('Making a release')
    const database = databaseOf(settings)
    await delay(milliseconds)
    await kill(cut, database)
    expect((await wholeReleases(settings)).length).toBeLessThanOrEqual(1)
  }
  await change(settings)
  const made = release(settings)
  await made.until('Making a release')
  const database = databaseOf(settings)
  await made.until('is made')
  await kill(made, database)
  const numbers = await wholeReleases(settings)
  expect(made.said()).toContain(`Release ${numbers[0]} is made`)
  expect(numbers).toEqual(Array.from(numbers, (_, place) => numbers.length - place))
})

test.skipIf(serverUrl)(
  'a folder that a running server has is refused in one sentence',
  { timeout: 240_000 },
  async () => {
    const settings = await seededDirectory()
    const { close } = await open(settings)
    const refused = release(settings)
    expect(await refused.ended).toBe(1)
    expect(refused.complained()).toMatch(/^The data folder \S+ is in use by process \d+\. Stop that one first/)
    await close()
  },
)
