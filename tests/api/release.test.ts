import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeRelease, releaseOfMonth, type Services } from '@centres/api'
import { DataCite, exportFormatNames, exportFormats, type Release, ReleaseList, ReleaseNotes } from '@centres/contract'
import { type Database, datasetVersion, replaceCentres, tryReleaseLock } from '@centres/db'
import { parse } from 'csv-parse/sync'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { aCentre, given } from '../support/a-centre.ts'
import { fixedNow, testApp } from '../support/app.ts'
import { emptyDirectory } from '../support/directory.ts'
import { readAbout } from '../support/read-files.ts'
import { unzip } from '../support/unzip.ts'

const [kept, changing, leaving] = [
  aCentre({ name: 'Kept' }),
  aCentre({ name: 'Changing' }),
  aCentre({ name: 'Leaving' }),
]
const coming = aCentre({ name: 'Coming', countryCode: 'NA', longitude: 17.08, latitude: -22.56 })
const source = { actor: 'centre', at: '2026-11-24T11:00:00.000Z', source: null } as const

let database: Database
let app: FastifyInstance
const services = (
  now = fixedNow,
): Pick<Services, 'primary' | 'now'> & { settings: { publicUrl: string; spoolDir: undefined } } => ({
  primary: database,
  now: () => now,
  settings: { publicUrl: 'http://localhost:3000', spoolDir: undefined },
})
const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

let second: ReleaseNotes
beforeAll(async () => {
  database = await emptyDirectory()
  app = await testApp(database)
  await given(database, kept, changing, leaving)
})
afterAll(() => app.close())

describe('the first release', () => {
  test('does not exist before it is made', async () => {
    expect((await get('/v1/releases')).json()).toEqual({ items: [] })
    expect((await get('/v1/releases/1')).statusCode).toBe(404)
  })

  test('holds the rows of an export of its version, byte for byte', { timeout: 60_000 }, async () => {
    expect(await makeRelease(services())).toEqual({ outcome: 'made', number: 1, centres: 3 })
    const { files, version, counts, previous, changed, releasedOn } = ReleaseNotes.parse(
      (await get('/v1/releases/1')).json(),
    )
    expect({ previous, changed, releasedOn }).toEqual({
      previous: null,
      changed: { added: 0, changed: 0, gone: 0 },
      releasedOn: '2026-11-24',
    })
    expect(counts).toEqual({ centres: 3, countries: 1, languages: 0, institutions: 3 })
    expect(version).toBe(await datasetVersion(database))
    expect(files.map(({ name }) => name).sort()).toEqual(exportFormatNames.map((format) => `centres.${format}`).sort())
    for (const { name, mediaType, bytes, sha256: said } of files) {
      const answer = await get(`/v1/releases/1/files/${name}`)
      const { rawPayload: content, headers } = answer
      expect([name, answer.statusCode, content.length, sha256(content)]).toEqual([name, 200, bytes, said])
      expect(headers['content-type']).toBe(mediaType)
      expect(Object.values(exportFormats)).toContain(mediaType)
      // The others name the release, an export what it was asked.
      if (name !== 'centres.csv' && name !== 'centres.ndjson') continue
      const exported = await get(`/v1/exports/${name}`)
      expect(exported.rawPayload.equals(content), name).toBe(true)
    }
  })

  test('has files that cite it, by its number and address, as its citation does', async () => {
    const { texts, address, issuedOn, title } = (await get('/v1/releases/1/citation')).json()
    expect(address).toBe('http://localhost:3000/releases/1')
    const bytesOf = async (format: string) => (await get(`/v1/releases/1/files/centres.${format}`)).rawPayload
    const told = { release: '1', address, citation: texts.apa }
    for (const format of ['geojson', 'xlsx', 'parquet'] as const) {
      expect(await readAbout[format](await bytesOf(format)), format).toMatchObject(told)
    }

    const folder = await unzip(await bytesOf('zip'))
    const read = (name: string) => readFileSync(join(folder, name), 'utf8')
    expect(read('README.md')).toContain(`> ${texts.apa}`)
    expect(read('README.md')).toContain(address)
    expect(JSON.parse(read('datapackage.json'))).toMatchObject({ title, homepage: address })
    expect(parseYaml(read('CITATION.cff'))).toMatchObject({ title, url: address, 'date-released': issuedOn })
  })

  test('is not made twice of the same version', async () => {
    expect(await makeRelease(services())).toEqual({ outcome: 'unchanged', number: 1 })
  })
})

describe('the second release', () => {
  beforeAll(async () => {
    await given(database, coming)
    await database.transaction((tx) =>
      replaceCentres(
        tx,
        [
          { ...changing, website: 'https://example.org/' },
          { ...leaving, state: 'draft' },
        ],
        source,
      ),
    )
    await makeRelease(services(new Date('2026-12-01T00:30:00.000Z')))
    second = ReleaseNotes.parse((await get('/v1/releases/2')).json())
  })

  test('tells what came, changed and went since the first', () => {
    expect(second.previous).toBe(1)
    expect(second.changed).toEqual({ added: 1, changed: 1, gone: 1 })
    expect(second.changedIds).toEqual({ added: [coming.id], changed: [changing.id], gone: [leaving.id] })
    expect(second.counts).toMatchObject({ centres: 3, countries: 2 })
  })

  test('leaves the first as it was', async () => {
    const names = async (number: number) => {
      const { body } = await get(`/v1/releases/${number}/files/centres.csv`)
      return parse(body, { columns: true })
        .map((row) => (row as { name: string }).name)
        .sort()
    }
    expect(await names(1)).toEqual(['Changing', 'Kept', 'Leaving'])
    expect(await names(2)).toEqual(['Changing', 'Coming', 'Kept'])
  })

  test('stands first in the list', async () => {
    const { items } = ReleaseList.parse((await get('/v1/releases')).json())
    expect(items.map(({ number }) => number)).toEqual([2, 1])
    const { changedIds: _, ...summary } = second
    expect(items[0]).toEqual(summary satisfies Release)
  })

  test('is made by one of two that try at once', async () => {
    await given(database, aCentre())
    const outcomes = (await Promise.all([makeRelease(services()), makeRelease(services())])).map(
      ({ outcome }) => outcome,
    )
    expect(outcomes.filter((outcome) => outcome === 'made')).toHaveLength(1)
    expect(ReleaseList.parse((await get('/v1/releases')).json()).items[0]?.number).toBe(3)
  })
})

describe('a file', () => {
  const address = '/v1/releases/2/files/centres.ndjson'

  test('may be kept for good, and its ETag is its SHA-256', async () => {
    const { headers } = await get(address)
    const said = second.files.find(({ name }) => name === 'centres.ndjson')
    expect(headers).toMatchObject({
      etag: `"${said?.sha256}"`,
      'cache-control': 'public, max-age=31536000, immutable',
      'content-length': String(said?.bytes),
      'content-disposition': 'attachment; filename="writing-centres_release-2_2026-12-01.ndjson"',
      'accept-ranges': 'bytes',
    })
    expect(headers['content-encoding']).toBeUndefined()
    const again = await get(address, { 'if-none-match': String(headers.etag), 'accept-encoding': 'gzip, br' })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })

  test('goes on where a broken download ended', async () => {
    const whole = (await get(address)).rawPayload
    const rest = await get(address, { range: 'bytes=100-' })
    expect([rest.statusCode, rest.headers['content-range']]).toEqual([
      206,
      `bytes 100-${whole.length - 1}/${whole.length}`,
    ])
    expect(rest.rawPayload.equals(whole.subarray(100))).toBe(true)
    expect((await get(address, { range: 'bytes=99999999-' })).statusCode).toBe(416)
  })

  test('is described to HEAD', async () => {
    const { statusCode, headers, body } = await app.inject({ method: 'HEAD', url: address })
    expect([statusCode, body, Number(headers['content-length']) > 0]).toEqual([200, '', true])
  })
})

test.each([
  ['/v1/releases/99', 404, 'There is no release 99.'],
  ['/v1/releases/99/datacite.json', 404, 'There is no release 99.'],
  ['/v1/releases/99/files/centres.csv', 404, 'There is no release 99.'],
  ['/v1/releases/1/files/centres.docx', 404, 'Release 1 has no file centres.docx; it has centres.csv,'],
  ['/v1/releases/1/files/..%2Fcentres.csv', 400, 'name must be the name of a file'],
  ['/v1/releases/0', 400, 'number must be a whole number from 1 to 1000000'],
  ['/v1/releases/-1', 400, 'number must be'],
  ['/v1/releases/1.5', 400, 'number must be'],
  ['/v1/releases/one', 400, 'number must be'],
  ['/v1/releases/1e1', 400, 'number must be'],
  ['/v1/releases/1?lang=en', 400, 'lang'],
  ['/v1/releases?limit=1', 400, 'limit'],
])('%s is answered %i', async (url, status, detail) => {
  const answer = await get(url)
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([status, 'application/problem+json'])
  expect(answer.json().detail).toContain(detail)
})

test('a repository is told what DataCite asks for', async () => {
  const described = DataCite.parse((await get('/v1/releases/2/datacite.json')).json())
  expect(described).toMatchObject({
    schemaVersion: 'http://datacite.org/schema/kernel-4',
    creators: [{ name: 'Writing Centre Atlas', nameType: 'Organizational' }],
    publicationYear: '2026',
    types: { resourceTypeGeneral: 'Dataset' },
    version: '2',
    url: 'http://localhost:3000/releases/2',
    language: 'en',
  })
  const { relatedIdentifiers, rightsList, sizes, formats } = described as Record<string, unknown[]>
  expect(relatedIdentifiers).toContainEqual({
    relatedIdentifier: 'http://localhost:3000/releases/1',
    relatedIdentifierType: 'URL',
    relationType: 'IsNewVersionOf',
  })
  expect(rightsList).toMatchObject([{ rightsIdentifier: 'CC0-1.0' }])
  expect(sizes?.[0]).toBe('3 centres')
  expect(formats).toHaveLength(second.files.length)
})

describe('the release of a month', () => {
  const at = (instant: string) => ({ ...services(new Date(instant)), database }) as Services

  test('is made once a month, and only where something has changed', async () => {
    await given(database, aCentre())
    expect(await releaseOfMonth(at('2026-11-30T23:59:59.000Z'))).toBeUndefined()
    const made = await releaseOfMonth(at('2027-01-01T00:00:00.000Z'))
    expect(made).toMatchObject({ outcome: 'made', number: 4 })
    expect(await releaseOfMonth(at('2027-01-31T00:00:00.000Z'))).toBeUndefined()
    expect(await releaseOfMonth(at('2027-02-01T00:00:00.000Z'))).toEqual({ outcome: 'unchanged', number: 4 })
  })

  test('ends without a trace where the server stops meanwhile', async () => {
    await given(database, aCentre())
    await expect(releaseOfMonth(at('2027-03-01T00:00:00.000Z'), AbortSignal.abort())).rejects.toThrow()
    expect((await get('/v1/releases')).json().items[0].number).toBe(4)
    await database.transaction(async (tx) => expect(await tryReleaseLock(tx)).toBe(true))
    expect(await releaseOfMonth(at('2027-03-01T00:00:00.000Z'))).toMatchObject({ outcome: 'made', number: 5 })
  })
})
