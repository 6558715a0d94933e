import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { directoryToKill, kill, openDirectory, type Settings } from '../support/killing.ts'
import { spawnProgram } from '../support/spawn.ts'

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
  const { database, close } = await openDirectory(settings)
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

const nothing = { centres: 0, changes: 0, members: 0, imported: 0 }

test('a list comes in by the command, wholly or not at all, and goes again', { timeout: 400_000 }, async () => {
  const settings = await directoryToKill()
  const file = listOf(300)
  const cut = importing(settings, file)
  await cut.until('Importing')
  await delay(400)
  await kill(cut, settings)
  const after = await countsOf(settings)
  // Killed in the middle, or just after the end: both are whole.
  expect([nothing, { centres: 300, changes: 300, members: 300, imported: 1 }]).toContainEqual(after)

  const made = importing(settings, file)
  expect([await made.ended, made.complained()]).toEqual([0, ''])
  expect(made.said()).toContain('name is read from Nombre')
  const [, id = ''] = /Imported (\S+): /.exec(made.said()) ?? []
  const undone = importing(settings, '--undo', id)
  expect([await undone.ended, undone.complained()]).toEqual([0, ''])
  // What the killed one had written whole, the second found unchanged, and there was nothing of its own to undo.
  expect((await countsOf(settings))?.centres).toBe(after?.centres)
})

test('a dry run says of each row what would happen, and by its exit code that some are refused', async () => {
  const settings = await directoryToKill()
  const file = join(folder, 'wrong.csv')
  writeFileSync(file, 'Name,Country\nNowhere Lab,Atlantis\nZzubu Schreibecke,Austria\n')
  const tried = importing(settings, file, '--map', 'association==ewca', '--dry-run')
  expect([await tried.ended, tried.complained()]).toEqual([2, ''])
  expect(tried.said()).toContain('2\trefused\tNowhere Lab\tcountry (Country) must be a country or area')
  expect(tried.said()).toContain('Nothing was written. It would be: 1 new, 0 changed')
  expect(await countsOf(settings)).toEqual(nothing)
})

test('what is wrong with an order is said in a sentence', async () => {
  const complaint = async (...args: string[]) => {
    const program = spawnProgram(['api/src/import.ts', ...args])
    return [await program.ended, program.complained().split('\n')[0]]
  }
  const file = listOf(1)
  expect(await complaint()).toEqual([1, 'Usage:'])
  expect(await complaint('nowhere.csv')).toEqual([1, 'There is no file nowhere.csv.'])
  expect(await complaint(file, '--seen-on', 'today')).toEqual([1, '--seen-on must be a date, as in 2026-11-26.'])
  expect(await complaint(file, '--same-as', '2')).toEqual([
    1,
    '--same-as 2 must be the number of a row, = and the id of a listed centre.',
  ])
  expect(await complaint(file, '--map', 'nonsense=Nombre')).toEqual([
    1,
    expect.stringContaining('the fields are key, name'),
  ])
})
