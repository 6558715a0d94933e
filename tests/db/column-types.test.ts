import { createRequire } from 'node:module'
import { type Database, insertCentres, schema, violates } from '@centres/db'
import { beforeAll, expect, test } from 'vitest'
import { aCentre, given } from '../support/a-centre.ts'
import { emptyDirectory } from '../support/directory.ts'

let database: Database
const known = aCentre({
  confirmedAt: '2026-11-23T17:38:45.120Z',
  longitude: -171.76,
  latitude: -13.83,
  countryCode: 'WS',
})

beforeAll(async () => {
  database = await emptyDirectory()
  await given(database, known)
})

test('a point is kept in WGS 84, longitude first, and read back as it was', async () => {
  const [row] = await database.select({ location: schema.centres.location }).from(schema.centres)
  expect(row).toEqual({ location: { longitude: -171.76, latitude: -13.83 } })
  const [stored] = await database.$client`
    select ST_SRID(location) as srid, ST_X(location) as x, type from centres, geometry_columns
    where f_table_name = 'centres' and f_geometry_column = 'location'`
  expect(stored).toEqual({ srid: 4326, x: -171.76, type: 'POINT' })
})

test('an instant is read as ISO in UTC', async () => {
  const [row] = await database.select({ confirmedAt: schema.centres.confirmedAt }).from(schema.centres)
  expect(row).toEqual({ confirmedAt: '2026-11-23T17:38:45.120Z' })
})

test('a broken constraint is recognised by its name', async () => {
  const error = await given(database, { ...aCentre(), id: known.id }).catch((reason: unknown) => reason)
  expect(violates(error, 'centres_pkey')).toBe(true)
  expect(violates(error, 'centres_state_check')).toBe(false)
})

test.each([
  ['centres_id_check', { id: 'wca-000000u' }],
  ['centres_website_check', { website: 'javascript:alert(1)' }],
  ['centres_founded_check', { founded: 'long ago' }],
  ['centre_names_text_check', { names: [{ text: '', language: 'en', kind: 'official' as const }] }],
  ['centre_descriptions_text_check', { descriptions: [{ language: 'en', text: 'a'.repeat(2001) }] }],
])('%s refuses what the record cannot hold, and nothing of it is written', async (constraint, wrong) => {
  const outline = { name: 'Half', ...wrong }
  const error = await given(database, aCentre(outline)).catch((reason: unknown) => reason)
  expect(violates(error, constraint)).toBe(true)
  const rows =
    await database.$client`select 1 from institution_names where text = 'Half' union all select 1 from centres where id <> ${known.id}`
  expect(rows).toHaveLength(0)
})

test('the log of changes can only grow', async () => {
  for (const attempt of [
    database.$client`update changes set action = 'other'`,
    database.$client`delete from changes`,
    database.$client`truncate changes cascade`,
  ]) {
    await expect(attempt).rejects.toThrow('append-only')
  }
})

test('a reader who saw a version has seen every change before it, however slowly somebody writes', async () => {
  const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
  const idsNow = async () => {
    const rows = await database.$client`select id::int from changes order by id`
    return rows.map(({ id }) => Number(id))
  }
  const slow = database.transaction(async (tx) => {
    await insertCentres(tx, [aCentre()], { actor: 'import', at: '2026-11-01T00:00:00.000Z', source: null })
    await pause(300)
  })
  await pause(30)
  const quick = given(database, aCentre())
  const snapshots: number[][] = []
  let isWriting = true
  const writing = Promise.all([slow, quick]).finally(() => {
    isWriting = false
  })
  while (isWriting) {
    snapshots.push(await idsNow())
    await pause(10)
  }
  await writing
  const all = await idsNow()
  for (const seen of snapshots) expect(seen).toEqual(all.filter((id) => id <= (seen.at(-1) ?? 0)))
})

test('PGlite, its PostGIS and its socket are the versions that fit together', () => {
  const { dependencies } = createRequire(import.meta.url)('../../db/package.json')
  expect(dependencies).toMatchObject({
    '@electric-sql/pglite': '0.5.8',
    '@electric-sql/pglite-postgis': '0.2.8',
    '@electric-sql/pglite-socket': '0.2.11',
  })
})
