import { type Database, datasetVersion, partOfCentre, readCentre, recordChanges } from '@centres/db'
import {
  addSynthetic,
  loadCentres,
  loadSeeds,
  noteAreas,
  readCentreRows,
  readVocabularies,
  seedParts,
} from '@centres/seeds'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../support/database.ts'
import { aRow, csvOf } from './a-row.ts'

const at = '2026-11-24T00:00:00.000Z'
const quiet = { at, onProgress: () => {} }
let database: Database

beforeAll(async () => {
  database = await testDatabase({ seeded: true })
})

test('a second load finds everything already loaded and changes nothing', async () => {
  const before = await datasetVersion(database)
  const reports = await loadSeeds(database, quiet)
  expect(reports).toEqual(seedParts.map(({ name }) => ({ name, result: 'already loaded' })))
  expect(await datasetVersion(database)).toBe(before)
})

test('the point of every row lies in the country or area that it declares', async () => {
  const { rows } = readCentreRows()
  expect(rows).toHaveLength(485)
  expect(await database.transaction((tx) => noteAreas(tx, rows))).toEqual([])
})

test('a row that declares another country than its point’s is loaded and noted', async () => {
  const { rows } = readCentreRows(csvOf(aRow({ country_code: 'DE' })))
  expect(await database.transaction((tx) => noteAreas(tx, rows))).toEqual([
    'Row 2, Writing Centre: declared in DE, but its point lies in AT',
  ])
})

test('a changed row is written again, one that people have worked on is left', async () => {
  const { rows } = readCentreRows()
  const [free, taken] = [rows[10]?.row, rows[20]?.row]
  if (!free || !taken) return expect.fail('no rows')
  const edited = rows.map((one) => ({ ...one, row: { ...one.row } }))
  for (const { row } of edited) if ([free.id, taken.id].includes(row.id)) row.city = 'Elsewhere'
  const result = await database.transaction(async (tx) => {
    const edit = { subject: 'centre', subjectId: taken.id, actor: 'centre', action: 'changed' } as const
    await recordChanges(tx, [{ ...edit, before: null, after: null, source: null }], at)
    return loadCentres(tx, { rows: edited, refusals: [] }, at)
  })
  expect(result.loaded).toBe('0 centres and 1 changed ones')
  expect(result.notes).toEqual([expect.stringContaining(`${taken.id} has changed in the file`)])
  const rewritten = await readCentre(database, free.id)
  expect(rewritten).toMatchObject({ city: 'Elsewhere', countryCode: free.country_code })
  expect(rewritten?.names.at(-1)?.text).toBe(free.name)
  expect((await readCentre(database, taken.id))?.city).toBe(taken.city)
  const log = await database.$client<
    { action: string }[]
  >`select action from changes where subject_id = ${free.id} order by id`
  expect(log.map(({ action }) => action)).toEqual(['created', 'changed'])
})

test('an address that an older seed showed is hidden by the next load, and kept', async () => {
  const shown = await database.$client<{ id: string }[]>`
    update centres set public_email = address from mailboxes where centre_id = id returning id`
  expect(shown).toHaveLength(readCentreRows().rows.filter(({ row }) => row.public_email).length)
  await database.$client`
    update seed_loads set hash = 'of an older seed' where part = any(${shown.map(({ id }) => partOfCentre(id))})`
  await database.$client`delete from mailboxes`
  await database.transaction((tx) => loadCentres(tx, readCentreRows(), at))
  expect(await database.$client`select id from centres where public_email is not null`).toHaveLength(0)
  expect(await database.$client`select centre_id from mailboxes`).toHaveLength(shown.length)
})

test('a new row joins the institution that is there already', async () => {
  const row = aRow({
    id: 'wca-0000000',
    name: 'Second Writing Studio',
    institution: 'Purdue University',
    country_code: 'US',
    latitude: '40.4259',
    longitude: '-86.9081',
  })
  const all = [...readCentreRows().rows, ...readCentreRows(csvOf(row)).rows]
  await database.transaction((tx) => loadCentres(tx, { rows: all, refusals: [] }, at))
  const hosts = await database.$client<{ count: number }[]>`
    select count(*)::int as count from institution_names where text = 'Purdue University'`
  expect(hosts[0]?.count).toBe(1)
  const centres = await database.$client<{ count: number }[]>`
    select count(*)::int as count from centre_institutions join institution_names using (institution_id)
    where text = 'Purdue University'`
  expect(centres[0]?.count).toBe(3)
})

test('a term that is gone from the data stays, and is reported', async () => {
  const [part] = seedParts
  await database.$client`
    insert into terms (vocabulary, code, position, labels, notes, since)
    values ('kind', 'scriptorium', 99, '{"en":"Scriptorium"}', '{}', '2026-01-01')`
  const result = await database.transaction((tx) => part?.load(tx, quiet) ?? expect.fail('no part'))
  expect(result.refusals).toEqual([expect.objectContaining({ column: 'scriptorium', file: 'vocabularies/kind.json' })])
  const kept = await database.$client`select from terms where code = 'scriptorium'`
  expect(kept).toHaveLength(1)
})

test('all vocabularies are whole', () => {
  const { vocabularies, refusals } = readVocabularies()
  expect(refusals).toEqual([])
  expect(vocabularies).toHaveLength(15)
})

test('a term with a wrong code is refused and the rest of its vocabulary read', () => {
  const file = { code: 'kind', labels: { en: 'Kind' }, notes: { en: 'A note.' } }
  const term = (code: string, more = {}) => ({
    code,
    labels: { en: code },
    notes: { en: 'A note.' },
    since: '2026-01-01',
    ...more,
  })
  const terms = [
    term('good'),
    term('Not Good'),
    term('orphan', { broader: 'nowhere' }),
    term('child', { broader: 'orphan' }),
  ]
  const { vocabularies, refusals } = readVocabularies(() => JSON.stringify({ ...file, terms }))
  expect(vocabularies[0]?.terms.map(({ code }) => code)).toEqual(['good'])
  const first = refusals.filter(({ file }) => file === 'vocabularies/kind.json')
  expect(first.map(({ row, column }) => [row, column])).toEqual([
    [2, 'code'],
    [3, 'broader'],
    [4, 'broader'],
  ])
})

test('made-up centres are added up to a number, and marked', async () => {
  await addSynthetic(database, { ...quiet, count: 30, seed: 1 })
  expect(await addSynthetic(database, { ...quiet, count: 40, seed: 1 })).toBe(10)
  const rows = await database.$client<{ count: number }[]>`
    select count(*)::int as count from centres where is_synthetic and source_kind = 'import'`
  expect(rows[0]?.count).toBe(40)
})
