import { createHash } from 'node:crypto'
import {
  changedSince,
  changesOfCentres,
  countHoldings,
  type Database,
  datasetVersion,
  listReleases,
  type NewRelease,
  newestRelease,
  newestReleaseNumber,
  readChangedIds,
  readRelease,
  readReleaseParts,
  replaceCentres,
  saveRelease,
} from '@centres/db'
import { beforeAll, expect, test } from 'vitest'
import { aCentre, given } from '../support/a-centre.ts'
import { emptyDirectory } from '../support/directory.ts'

let database: Database
beforeAll(async () => {
  database = await emptyDirectory()
})

const outline = (version: string, previous: number | null): NewRelease => ({
  previous,
  version,
  releasedAt: '2026-11-25T10:00:00.000Z',
  counts: { centres: 2, countries: 1, languages: 0, institutions: 1 },
  changed: { added: ['wca-0000000'], changed: [], gone: [] },
})

const content = Buffer.from('two parts')
const file = {
  name: 'centres.csv',
  mediaType: 'text/csv',
  bytes: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
  parts: async function* () {
    yield content.subarray(0, 4)
    yield content.subarray(4)
  },
}

const contentOf = async (number: number) => {
  const parts: Buffer[] = []
  for await (const part of readReleaseParts(database, number, file.name)) parts.push(part)
  return Buffer.concat(parts).toString()
}

test('a release comes back as it was saved', async () => {
  expect(await newestReleaseNumber(database)).toBeNull()
  expect(await saveRelease(database, outline('1', null), [file])).toBe(1)
  const { parts: _, ...kept } = file
  expect(await readRelease(database, 1)).toEqual({
    number: 1,
    version: '1',
    releasedAt: '2026-11-25T10:00:00.000Z',
    releasedOn: '2026-11-25',
    counts: { centres: 2, countries: 1, languages: 0, institutions: 1 },
    previous: null,
    changed: { added: 1, changed: 0, gone: 0 },
    files: [kept],
  })
  expect(await readChangedIds(database, 1, 1000)).toEqual({ added: ['wca-0000000'], changed: [], gone: [] })
  expect(await contentOf(1)).toBe('two parts')
})

test('of two that follow the same release one is kept', async () => {
  const both = await Promise.all([
    saveRelease(database, outline('2', 1), [file]),
    saveRelease(database, outline('3', 1), [file]),
  ])
  expect(both.toSorted()).toEqual([2, undefined])
  expect((await newestRelease(database))?.number).toBe(2)
  expect(await newestReleaseNumber(database)).toBe(2)
})

test('a release whose file fails leaves nothing and takes no number', async () => {
  const broken = {
    ...file,
    parts: async function* () {
      yield content
      throw new Error('the disk is full')
    },
  }
  await expect(saveRelease(database, outline('9', 2), [broken])).rejects.toThrow('the disk is full')
  expect((await listReleases(database)).map(({ number }) => number)).toEqual([2, 1])
  expect(await saveRelease(database, outline('9', 2), [file])).toBe(3)
})

test.each([
  'update releases set version = 77',
  'delete from release_parts',
  'delete from release_files',
  "update release_parts set content = ''",
  'truncate release_parts, release_files, releases',
  "insert into release_files values (1, 'late.csv', 'text/csv', 0, repeat('0', 64))",
  "insert into release_parts values (1, 'centres.csv', 2, 'more')",
])('the database refuses: %s', async (statement) => {
  await expect(database.$client.unsafe(statement)).rejects.toThrow('a release is kept as it was made')
  expect(await contentOf(1)).toBe('two parts')
})

const source = { actor: 'import', at: '2026-11-25T10:00:00.000Z', source: 'test' } as const

test('what came, changed and went since a version is told by id', async () => {
  const [same, renamed, undone, gone] = await given(database, aCentre(), aCentre(), aCentre(), aCentre())
  if (!same || !renamed || !undone || !gone) throw new Error('four centres were given')
  const version = await datasetVersion(database)
  const [added, draft] = await given(database, aCentre(), aCentre({ state: 'draft' }))
  const website = 'https://example.org/new'
  await database.transaction(async (tx) => {
    await replaceCentres(
      tx,
      [{ ...renamed, website }, { ...undone, website }, { ...gone, state: 'draft' }, same],
      source,
    )
    await replaceCentres(tx, [undone], source)
  })
  await database.transaction(async (tx) => {
    expect(await changedSince(tx, version)).toEqual({ added: [added?.id], changed: [renamed.id], gone: [gone.id] })
    expect(await countHoldings(tx)).toEqual({ centres: 4, countries: 1, languages: 0, institutions: 4 })
    const outlines = await changesOfCentres(tx, [renamed.id, draft?.id ?? ''])
    expect(outlines.map(({ action, fields }) => [action, fields.includes('website')])).toEqual([
      ['created', false],
      [outlines[1]?.action, true],
    ])
  })
})
