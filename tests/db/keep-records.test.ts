import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import {
  composeCentres,
  type Database,
  dropEverything,
  listAllCentres,
  migrate,
  type PublicCentre,
  readCentre,
  readCentres,
  replaceCentres,
} from '@centres/db'
import { beforeAll, describe, expect, test } from 'vitest'
import { aCentre, changeCentre, given } from '../support/a-centre.ts'
import { testDatabase } from '../support/database.ts'
import { emptyDirectory } from '../support/directory.ts'

const at = '2026-11-02T00:00:00.000Z'
let database: Database

async function allIds(): Promise<string[]> {
  const rows = await database.$client<{ id: string }[]>`select id from centres order by id`
  return rows.map(({ id }) => id)
}

const composed = (ids: string[]) => database.transaction((tx) => composeCentres(tx, ids))

/** What is kept of every centre, once it is shown to be what its tables say. */
async function keptOfAll(): Promise<PublicCentre[]> {
  const ids = await allIds()
  const kept = await readCentres(database, ids)
  expect(kept).toEqual(await composed(ids))
  expect(kept.map(({ id }) => id)).toEqual(ids)
  return kept
}

describe('the kept record of every centre is what its tables say', () => {
  const open = aCentre({ name: 'Open', languages: ['af', 'en'], city: 'Stellenbosch' })
  const shelter = aCentre({ name: 'Shelter', precision: 'hidden', city: 'Secretville', timeZone: 'Africa/Maputo' })
  const draft = aCentre({ name: 'Draft', state: 'draft', countryCode: 'FJ' })

  beforeAll(async () => {
    database = await emptyDirectory()
    await given(database, open, shelter, draft)
  })

  test('when it is new, in the coarse form that it chose', async () => {
    expect(await keptOfAll()).toHaveLength(3)
    expect(await readCentre(database, shelter.id)).toMatchObject({ location: null, city: null, timeZone: null })
    expect(await readCentre(database, draft.id)).toMatchObject({ state: 'draft', regions: ['009', '054'] })
  })

  test('when it is written over', async () => {
    const renamed = { ...open, names: [{ text: 'Renamed', language: 'en', kind: 'official' as const }], languages: [] }
    await database.transaction((tx) => replaceCentres(tx, [renamed], { actor: 'import', at, source: null }))
    await keptOfAll()
    expect(await readCentre(database, open.id)).toMatchObject({ names: renamed.names, languages: [], updatedAt: at })
  })

  test('when its place is hidden from then on, and shown again', async () => {
    for (const precision of ['hidden', 'campus'] as const) {
      const record = { ...open, precision }
      await database.transaction((tx) => replaceCentres(tx, [record], { actor: 'centre', at, source: null }))
      await keptOfAll()
      const location = precision === 'hidden' ? null : open.location
      expect(await readCentre(database, open.id)).toMatchObject({ precision, location })
    }
  })

  test('when it is withdrawn', async () => {
    await changeCentre(database, open.id, { state: 'withdrawn', withdrawn_reason: 'Listed twice' })
    await keptOfAll()
    expect(await readCentre(database, open.id)).toMatchObject({ state: 'withdrawn', withdrawnReason: 'Listed twice' })
  })

  test('when areas are grouped anew and everything is listed anew', async () => {
    await database.$client`update areas set regions = '{"009","777"}' where code = 'FJ'`
    await database.transaction((tx) => listAllCentres(tx, at, () => {}))
    await keptOfAll()
    expect((await readCentre(database, draft.id))?.regions).toEqual(['009', '777'])
  })

  test('and one that is undone with its transaction stays as it was', async () => {
    const before = await keptOfAll()
    const undone = database.transaction(async (tx) => {
      await replaceCentres(tx, [{ ...shelter, founded: '1999' }], { actor: 'import', at, source: null })
      throw new Error('undo')
    })
    await expect(undone).rejects.toThrow('undo')
    expect(await keptOfAll()).toEqual(before)
  })
})

describe('a database from before records were kept', () => {
  const migrations = new URL('../../migrations/', import.meta.url)
  const earlier = readdirSync(migrations).filter((file) => file.endsWith('.sql') && file < '0004')

  beforeAll(async () => {
    database = await testDatabase()
    await dropEverything(database)
    const sql = database.$client
    await sql`create schema drizzle`
    await sql`create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`
    for (const file of earlier.sort()) {
      const text = readFileSync(new URL(file, migrations), 'utf8')
      for (const statement of text.split('--> statement-breakpoint')) await sql.unsafe(statement)
      const hash = createHash('sha256').update(text).digest('hex')
      await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, 0)`
    }
    await sql`insert into areas (code, regions) values ('FJ', '{"009","054"}')`
    const row = { life_state: 'active', country_code: 'FJ', source_kind: 'page', source_seen_on: '2026-11-01' }
    const made = { ...row, evidence: 'suggested', created_at: at, updated_at: at, city: 'Suva' }
    await sql`insert into centres ${sql([
      { ...made, id: 'wca-0000000', state: 'published', precision: 'city' },
      { ...made, id: 'wca-1111111', state: 'draft', precision: 'hidden' },
    ])}`
    await sql`insert into centre_names (centre_id, position, text, kind)
      values ('wca-0000000', 0, 'Vale ni Volavola', 'official'), ('wca-1111111', 0, 'Shelter', 'official')`
  })

  test('answers with every record once it is migrated', async () => {
    const said: string[] = []
    await migrate(database, (text) => said.push(text))
    expect(said).toContain('Keeping the records of centres whole: 2 of 2')
    const [open, shelter] = await keptOfAll()
    expect(open).toMatchObject({ names: [{ text: 'Vale ni Volavola' }], city: 'Suva', regions: ['009', '054'] })
    expect(shelter).toMatchObject({ state: 'draft', city: null })
  })

  test('makes a record that is missing when it is migrated again, and then has nothing to do', async () => {
    await database.$client`delete from centre_records where centre_id = 'wca-0000000'`
    expect(await readCentre(database, 'wca-0000000')).toBeUndefined()
    const said: string[] = []
    await migrate(database, (text) => said.push(text))
    await migrate(database, (text) => said.push(text))
    expect(said).toEqual(['Keeping the records of centres whole: 1 of 1'])
    await keptOfAll()
  })
})
