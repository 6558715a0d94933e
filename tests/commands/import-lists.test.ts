import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { openDatabase } from '@centres/db'
import { expect, inject, test } from 'vitest'
import { testDatabaseWithUrl } from '../support/database.ts'
import { seededFolder } from '../support/embedded-databases.ts'
import { serverUrl } from '../support/server-databases.ts'
import { isGone, type Spawned, spawnProgram } from '../support/spawn.ts'

type Settings = { DATABASE_URL: string } | { DATA_DIR: string }

async function seededDirectory(): Promise<Settings> {
  if (serverUrl) return { DATABASE_URL: (await testDatabaseWithUrl({ seeded: true })).url }
  return { DATA_DIR: await seededFolder(inject('runFolder')) }
}

const importing = (settings: Settings, ...args: string[]) => spawnProgram(['api/src/import.ts', ...args], settings)

const folder = mkdtempSync(join(tmpdir(), 'centres-lists-'))

/** A list of so many centres of institutions that nothing else is like. */
function listOf(count: number): string {
  const path = join(folder, `list-${count}.csv`)
  const rows = Array.from({ length: count }, (_, place) => {
    const word = [...String(place)].map((digit) => 'bdfgklmnpr'[Number(digit)]).join('a')
    return `Taller zz${word}ona,Instituto xx${word}una,México,Oaxaca`
  })
  writeFileSync(path, `Nombre,Institución,País,Ciudad\n${rows.join('\n')}\n`)
  return path
}

/** What a directory holds of imports: nothing may be half there. */
async function countsOf(settings: Settings) {
  const { database, close } = await openDatabase(
    'DATABASE_URL' in settings ? { databaseUrl: settings.DATABASE_URL, dataDir: '' } : { dataDir: settings.DATA_DIR },
  )
  try {
    const [counts] = await database.$client<{ centres: number; changes: number; members: number; imported: number }[]>`
      select (select count(*)::int from centres where source_kind = 'import' and state = 'published') as centres,
        (select count(*)::int from changes where source like 'list-%' and action = 'created') as changes,
        (select count(distinct centre_id)::int from import_members) as members,
        (select count(*)::int from imports where state = 'imported') as imported`
    return counts
  } finally {
    await close()
  }
}

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

test('a list comes in by the command, wholly or not at all, and goes again', { timeout: 400_000 }, async () => {
  const settings = await seededDirectory()
  const file = listOf(300)

  const dry = importing(settings, file, '--dry-run')
  expect([await dry.ended, dry.complained()]).toEqual([0, ''])
  expect(dry.said()).toContain('name is read from Nombre')
  expect(dry.said()).toContain('Nothing was written. It would be: 300 new, 0 changed')
  expect(await countsOf(settings)).toEqual({ centres: 0, changes: 0, members: 0, imported: 0 })

  const cut = importing(settings, file)
  await cut.until('Importing')
  await delay(400)
  await kill(cut, settings)
  const after = await countsOf(settings)
  // Killed in the middle, or just after the end: both are whole.
  const whole = { centres: 300, changes: 300, members: 300, imported: 1 }
  expect([{ centres: 0, changes: 0, members: 0, imported: 0 }, whole]).toContainEqual(after)

  const made = importing(settings, file)
  expect([await made.ended, made.complained()]).toEqual([0, ''])
  const [, id = ''] = /Imported (\S+): /.exec(made.said()) ?? []
  expect((await countsOf(settings))?.centres).toBe(300)

  const again = importing(settings, file)
  expect(await again.ended).toBe(0)
  expect(again.said()).toContain('0 new, 0 changed, 300 unchanged')
  if (after?.imported === 0) {
    const undone = importing(settings, '--undo', id)
    expect([await undone.ended, undone.complained()]).toEqual([0, ''])
    expect((await countsOf(settings))?.centres).toBe(0)
  }
})

test('what is wrong with an order is said in a sentence, by exit code too', { timeout: 240_000 }, async () => {
  const settings = await seededDirectory()
  const complaint = async (...args: string[]) => {
    const program = importing(settings, ...args)
    return [await program.ended, program.complained().split('\n')[0]]
  }
  const file = listOf(1)
  expect(await complaint()).toEqual([1, 'Usage:'])
  expect(await complaint(file, '--map', 'nonsense=Nombre')).toEqual([
    1,
    expect.stringContaining('the fields are key, name'),
  ])
  expect(await complaint(file, '--map', 'phone=Teléfono')).toEqual([
    1,
    'mapping.phone must be the header of a column; Teléfono is none.',
  ])
  const wrong = join(folder, 'wrong.csv')
  writeFileSync(wrong, 'Name,Country\nNowhere Lab,Atlantis\n')
  const refused = importing(settings, wrong, '--dry-run')
  expect(await refused.ended).toBe(2)
  expect(refused.said()).toContain('2\trefused\tNowhere Lab\tcountry (Country) must be a country or area')
})
