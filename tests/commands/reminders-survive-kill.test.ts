import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeSteward, openDatabase } from '@centres/db'
import { expect, inject, test } from 'vitest'
import { aCentre, given } from '../support/a-centre.ts'
import { testDatabaseWithUrl } from '../support/database.ts'
import { seededFolder } from '../support/embedded-databases.ts'
import { serverUrl } from '../support/server-databases.ts'
import { isGone, type Spawned, spawnProgram } from '../support/spawn.ts'

type Settings = { DATABASE_URL: string } | { DATA_DIR: string }

const people = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id, email: `${id}@example.org` }))
const confirmedAt = '2026-01-15T10:00:00.000Z'

async function directory(): Promise<Settings> {
  if (serverUrl) return { DATABASE_URL: (await testDatabaseWithUrl({ seeded: true })).url }
  return { DATA_DIR: await seededFolder(inject('runFolder')) }
}

const open = (settings: Settings) =>
  openDatabase({
    databaseUrl: 'DATABASE_URL' in settings ? settings.DATABASE_URL : undefined,
    dataDir: 'DATA_DIR' in settings ? settings.DATA_DIR : '',
  })

/** Ends the program, and the embedded database, without a chance to tidy up. */
async function kill({ child, ended }: Spawned, settings: Settings): Promise<void> {
  if ('DATA_DIR' in settings) {
    const { pid } = JSON.parse(readFileSync(join(settings.DATA_DIR, 'postgres.lock'), 'utf8'))
    process.kill(pid, 'SIGKILL')
    await isGone(pid)
  }
  child.kill('SIGKILL')
  await ended
}

test('reminders that were killed in the middle and begin anew are written once for everybody', {
  timeout: 400_000,
}, async () => {
  const settings = await directory()
  const { database, close } = await open(settings)
  for (const { id, email } of people) {
    await database.$client`
      insert into people (id, name, email, email_verified, language, created_at, updated_at)
      values (${id}, '', ${email}, true, 'en', ${confirmedAt}, ${confirmedAt})`
    const [centre] = await given(database, aCentre({ confirmedAt }))
    await makeSteward(database, id, centre?.id ?? '', confirmedAt)
  }
  await close()

  for (const until of ['written 2', 'written 2', 'all written']) {
    const program = spawnProgram(['tests/support/reminders-program.ts'], settings)
    await program.until(until)
    await kill(program, settings)
  }

  const after = await open(settings)
  const [noted] = await after.database.$client`select count(*)::int as count from reminders`
  const letters = await after.database.$client`
    select data ->> 'to' as "to", count(*)::int as count from jobs.job where name = 'letters' group by 1 order by 1`
  await after.close()
  expect(noted).toEqual({ count: people.length })
  expect([...letters]).toEqual(people.map(({ email }) => ({ to: email, count: 1 })))
})
