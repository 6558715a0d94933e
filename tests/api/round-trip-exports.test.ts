import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CentreProfile, exportColumns, exportColumnsVersion } from '@centres/contract'
import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { csvLine } from '../../api/src/exports/csv.ts'
import { aCentre, given } from '../support/a-centre.ts'
import { testApp } from '../support/app.ts'
import { emptyDirectory } from '../support/directory.ts'
import {
  type Cell,
  cellFromCsv,
  type Row,
  readAbout,
  readers,
  readNdjson,
  readParquetMetadata,
  readSheets,
  withoutGuard,
} from '../support/read-files.ts'

let app: FastifyInstance
let profiles: CentreProfile[]

const nasty = [
  'He said "yes"',
  'line\nbreak\r\nand another',
  'semi;colon, comma',
  'back\\slash\\;both',
  '=1+1',
  '+44 1',
  '-5',
  '@sum',
  '\ttab first',
  "'=already guarded",
  "'plain apostrophe",
  '＝wide',
  '  spaces around  ',
  'مركز الكتابة',
  '書く中心 ライティング',
  '👩🏽‍🎓 emoji 🇿🇦',
  '<b>&amp;</b>',
  '_x0041_ not an escape',
  'bell\u0007, \u0001 and \u200f',
  'null',
  '0123',
  '1e5',
  'NULL\u00a0',
]

/** Every text that the tables let be empty, and beside it a record without any of them. */
const nothingAt = { longitude: 10.5, latitude: 50.5, descriptions: [{ language: 'en', text: 'Says little' }] }
const empty = aCentre({
  ...nothingAt,
  names: [{ text: 'Empty', language: '', kind: 'official' }],
  institution: '',
  adminArea: '',
  city: '',
  timeZone: '',
  phone: '',
  publicEmail: '',
  socialLinks: [''],
})
const none = {
  ...aCentre({ ...nothingAt, names: [{ text: 'None', language: null, kind: 'official' }] }),
  institutions: [],
}

beforeAll(async () => {
  const database = await emptyDirectory()
  const centres = nasty.map((text, at) =>
    aCentre({
      names: [
        { text, language: at % 2 ? 'en' : null, kind: 'official' },
        { text: `${text};${text}\\`, language: 'ar', kind: 'alias' },
      ],
      institution: text,
      longitude: at === 0 ? -180 : 179.123456 - at,
      latitude: at === 1 ? 0 : -89.5 + at,
      city: text,
      phone: text,
      descriptions: [{ language: 'en', text }],
      socialLinks: [`https://example.org/a;b\\c?${at}`, 'https://example.org/'],
      languages: ['af', 'en'],
      founded: at % 2 ? '1995' : '1995-03-02',
      confirmedAt: at % 3 ? '2026-10-31T23:59:59.999Z' : null,
      ...(at === 2 ? { precision: 'online' as const, location: null } : {}),
    }),
  )
  centres.push(empty, none)
  await given(database, ...centres)
  app = await testApp(database)
  profiles = await Promise.all(centres.map(async ({ id }) => (await app.inject(`/v1/centres/${id}`)).json()))
  profiles.sort((one, other) => (one.id < other.id ? -1 : 1))
})
afterAll(() => app.close())

async function download(format: string, query = ''): Promise<Buffer> {
  const { statusCode, rawPayload, body } = await app.inject(`/v1/exports/centres.${format}${query}`)
  if (statusCode !== 200) throw new Error(body)
  return rawPayload
}

const english = (names: CentreProfile['names']) =>
  names.find(({ kind, language }) => kind === 'official' && language === 'en')?.text ?? null

/** The columns as the API's own record tells them. */
function expected(profile: CentreProfile): Row {
  const { names, institutions, location, descriptions } = profile
  return {
    id: profile.id,
    address: `http://localhost:3000/centres/${profile.id}`,
    name: names[0]?.text ?? '',
    nameLanguage: names[0]?.language ?? null,
    nameEnglish: english(names),
    otherNames: names.slice(1).map(({ text }) => text),
    institution: institutions[0]?.names[0]?.text ?? null,
    institutionEnglish: english(institutions[0]?.names ?? []),
    institutionType: profile.institutionType,
    institutionWebsite: null,
    ror: null,
    wikidata: null,
    furtherInstitutions: [],
    kind: profile.kinds,
    language: profile.languages,
    textLanguage: profile.textLanguages,
    modality: profile.modalities,
    service: profile.services,
    audience: profile.audiences,
    tutor: profile.tutors,
    association: profile.associations,
    designation: profile.designations,
    placement: profile.placement,
    offers: profile.offers,
    seeks: profile.seeks,
    ownWords: profile.ownWords.map(({ vocabulary, text }) => `${vocabulary}: ${text}`),
    country: profile.countryCode,
    region: profile.regions,
    adminArea: profile.adminArea,
    city: profile.city,
    longitude: location?.longitude ?? null,
    latitude: location?.latitude ?? null,
    precision: profile.precision,
    timeZone: profile.timeZone,
    website: profile.website,
    socialLinks: profile.socialLinks,
    phone: profile.phone,
    publicEmail: profile.publicEmail,
    description: descriptions[0]?.text ?? null,
    descriptionLanguage: descriptions[0]?.language ?? null,
    founded: profile.founded,
    closed: profile.closed,
    lifeState: profile.lifeState,
    parentId: profile.parent?.id ?? null,
    successorId: profile.successorId,
    evidence: profile.evidence,
    confirmedAt: profile.confirmedAt,
    sourceKind: profile.source.kind,
    sourceUrl: profile.source.url,
    sourceSeenOn: profile.source.seenOn,
    createdAt: profile.createdAt,
    updatedAt: profile.updatedAt,
  }
}

const whole = (row: Row) => row
const mapped = (change: (cell: Cell) => Cell) => (row: Row) =>
  Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, change(cell)]))
const withoutLoneEmpty = (cell: Cell) => (Array.isArray(cell) && cell.length === 1 && cell[0] === '' ? [] : cell)

/** What a format cannot tell: in CSV and XLSX a list of one empty text from none, in XLSX an empty text from none. */
const losses: Record<keyof typeof readers, (row: Row) => Row> = {
  csv: mapped(withoutLoneEmpty),
  geojson: whole,
  xlsx: mapped((cell) => (cell === '' ? null : withoutLoneEmpty(cell))),
  parquet: whole,
}

test.each(Object.entries(readers))(
  'what another reads in %s is what the API says, cell by cell',
  async (name, read) => {
    const rows = await read(await download(name))
    expect(rows).toEqual(profiles.map(expected).map(losses[name as keyof typeof losses]))
    expect(Object.keys(rows[0] ?? {})).toEqual(exportColumns.map((column) => column.name))
  },
)

describe('an empty text and none at all', () => {
  const texts = ['nameLanguage', 'institution', 'adminArea', 'city', 'timeZone', 'phone', 'publicEmail'] as const
  const twins = async (format: keyof typeof readers) => {
    const rows = await readers[format](await download(format))
    return [empty, none].map(({ id }) => rows.find((row) => row.id === id) ?? {})
  }
  const textsOf = (row: Row) => texts.map((name) => row[name])

  test.each(['csv', 'geojson', 'parquet'] as const)('are told apart in %s', async (format) => {
    const [one = {}, other = {}] = await twins(format)
    expect([textsOf(one), textsOf(other)]).toEqual([texts.map(() => ''), texts.map(() => null)])
  })

  test('are one in XLSX, where an empty text is a cell without any', async () => {
    const [one = {}, other = {}] = await twins('xlsx')
    expect([textsOf(one), textsOf(other)]).toEqual([texts.map(() => null), texts.map(() => null)])
  })

  test.each([
    ['csv', [], []],
    ['geojson', [''], []],
    ['xlsx', [], []],
    ['parquet', [''], []],
  ] as const)('in a list alone are in %s %j and %j', async (format, ofEmpty, ofNone) => {
    expect((await twins(format)).map(({ socialLinks }) => socialLinks)).toEqual([ofEmpty, ofNone])
  })

  test('are told apart by the records of NDJSON', async () => {
    const records = readNdjson(await download('ndjson'))
    const twins = [empty, none].map(({ id }) => records.find((record) => record.id === id))
    expect(twins).toMatchObject([
      { city: '', phone: '', socialLinks: [''] },
      { city: null, phone: null, socialLinks: [] },
    ])
  })
})

test('NDJSON holds the records of the API', async () => {
  expect(readNdjson(await download('ndjson'))).toEqual(profiles)
})

test.each(Object.entries(readers))(
  'a set without any centre is a readable %s file without rows',
  async (name, read) => {
    expect(await read(await download(name, '?country=JP'))).toEqual([])
  },
)

describe('what files say of themselves', () => {
  test('GeoJSON says licence and version before its features', async () => {
    const text = (await download('geojson')).toString()
    const { type, licence, version, citation } = JSON.parse(text)
    expect(type).toBe('FeatureCollection')
    expect(licence).toContain('creativecommons.org/publicdomain/zero')
    expect(citation).toContain(`version ${version}`)
    expect(text.indexOf('"citation"')).toBeLessThan(text.indexOf('"features"'))
  })

  test.each(['geojson', 'xlsx', 'parquet'] as const)('%s is cited as the API cites its set', async (format) => {
    for (const query of ['', '?country=ZA&q=%22W%22+%26+%3C%3E']) {
      const { texts, address, version } = (await app.inject(`/v1/citation${query}`)).json()
      const about = await readAbout[format](await download(format, query))
      expect(about).toMatchObject({ citation: texts.apa, address, version })
      expect(about).not.toHaveProperty('release')
    }
  })

  test('Parquet is GeoParquet 1.1 with real types', async () => {
    const { key_value_metadata: pairs = [], schema } = await readParquetMetadata(await download('parquet'))
    const said = Object.fromEntries(pairs.map(({ key, value }) => [key, value]))
    const geo = JSON.parse(said.geo ?? '')
    expect(geo).toMatchObject({
      version: '1.1.0',
      primary_column: 'geometry',
      columns: { geometry: { encoding: 'WKB', geometry_types: ['Point'] } },
    })
    const longitudes = profiles.flatMap(({ location }) => location?.longitude ?? [])
    expect(geo.columns.geometry.bbox[0]).toBe(Math.min(...longitudes))
    expect(geo.columns.geometry.bbox[2]).toBe(Math.max(...longitudes))
    expect(said.columnsVersion).toBe(String(exportColumnsVersion))
    const typeOf = (name: string) => schema.find((one) => one.name === name)?.converted_type
    expect([typeOf('kind'), typeOf('sourceSeenOn'), typeOf('updatedAt')]).toEqual(['LIST', 'DATE', 'TIMESTAMP_MILLIS'])
  })

  test('XLSX has a dictionary of its columns and a citation', async () => {
    const sheets = await readSheets(await download('xlsx'))
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Centres', 'Dictionary', 'Citation'])
    const dictionary = sheets[1]?.data ?? []
    expect(dictionary.slice(1).map(([name]) => name)).toEqual(exportColumns.map(({ name }) => name))
    const citation = Object.fromEntries((sheets[2]?.data ?? []) as [string, string][])
    expect(citation).toMatchObject({ rows: String(profiles.length), licence: expect.stringContaining('zero/1.0') })
  })

  test('CSV begins with a byte order mark where one is asked for, and only then', async () => {
    const [plain, marked] = [await download('csv'), await download('csv', '?bom=true')]
    expect(marked.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    expect(marked.subarray(3)).toEqual(plain)
  })
})

describe('CSV', () => {
  const text = fc.string({ unit: 'binary' }).map((one) => one.toWellFormed())
  const someText = fc.oneof(text, fc.stringMatching(/^['=+\-@;\\,"\r\n\t a]{0,12}$/), fc.constantFrom(...nasty))

  test('any texts and lists come back as they were', () => {
    fc.assert(
      fc.property(
        fc.record({
          name: fc.option(someText),
          otherNames: fc.array(
            someText.filter((one) => one !== ''),
            { maxLength: 4 },
          ),
          longitude: fc.option(
            fc.double({ min: -180, max: 180, noNaN: true }).map((one) => Math.round(one * 1e6) / 1e6 + 0),
          ),
        }),
        (row) => {
          const names = Object.keys(row)
          const line = csvLine(Object.values(row))
          const cells = parseLine(line)
          expect(cells.length).toBe(names.length)
          const back = names.map((name, at) => cellFromCsv(name, cells[at]?.text ?? '', cells[at]?.isQuoted ?? false))
          expect(back).toEqual(Object.values(row))
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('no cell begins as a formula does, and no value of a list either', () => {
    fc.assert(
      fc.property(someText, fc.array(someText, { maxLength: 3 }), (one, list) => {
        const [cell, joined] = parseLine(csvLine([one, list]))
        expect(cell?.text).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
        expect(joined?.text).not.toMatch(/(^|(?<!\\);)[=+\-@\t\r\n＝＋－＠]/)
      }),
    )
  })

  test('a number is a number, also a negative one', () => {
    expect(csvLine([-33.93, null, ''])).toBe('-33.93,,""\r\n')
  })
})

/** RFC 4180, letter by letter. */
function parseLine(line: string): { text: string; isQuoted: boolean }[] {
  const cells: { text: string; isQuoted: boolean }[] = []
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy
  for (const [, quoted, plain, end] of line.matchAll(pattern)) {
    cells.push({
      text: quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
      isQuoted: quoted !== undefined,
    })
    if (end === '\r\n') break
  }
  return cells
}

const gdal = spawnSync('ogrinfo', ['--version'])
const hasGdal = gdal.status === 0
if (!hasGdal) console.info('GDAL is not on this machine: what it reads is not checked (Debian: gdal-bin)')

describe.skipIf(!hasGdal)('GDAL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'centres-gdal-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  async function readByGdal(format: string): Promise<{ properties: Row; geometry: unknown }[]> {
    const path = join(folder, `centres.${format}`)
    writeFileSync(path, await download(format))
    const layer = format === 'xlsx' ? ['Centres'] : []
    const { stdout, stderr, status } = spawnSync(
      'ogr2ogr',
      ['-f', 'GeoJSONSeq', '-lco', 'RS=NO', '/vsistdout/', path, ...layer],
      { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    )
    if (status !== 0) throw new Error(stderr)
    return stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line))
  }

  /** GDAL leaves as it is how XLSX spells a character that XML cannot hold. */
  const spelledOut = (text: string) =>
    text.replace(/_x([\dA-F]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
  /** It makes one kind of line break of all. */
  const withPlainBreaks = (text: string) => text.replaceAll('\r\n', '\n')

  test.each([
    ['csv', withoutGuard],
    ['xlsx', spelledOut],
    ['geojson', (text: string) => text],
  ] as const)('reads every name and description of %s', async (format, understand) => {
    const rows = await readByGdal(format)
    expect(
      rows.map(({ properties: { name, description } }) =>
        [name, description].map((text) => withPlainBreaks(understand(String(text)))),
      ),
    ).toEqual(
      profiles.map(({ names: [name], descriptions: [description] }) =>
        [name, description].map((one) => withPlainBreaks(one?.text ?? '')),
      ),
    )
  })

  test('reads numbers and dates of XLSX as what they are', async () => {
    const rows = await readByGdal('xlsx')
    expect(rows.map(({ properties: { longitude = null, sourceSeenOn } }) => ({ longitude, sourceSeenOn }))).toEqual(
      profiles.map(({ location, source }) => ({
        longitude: location?.longitude ?? null,
        sourceSeenOn: source.seenOn,
      })),
    )
  })

  test('reads points and lists of GeoJSON', async () => {
    const rows = await readByGdal('geojson')
    expect(rows.map(({ geometry, properties: { language } }) => ({ geometry, language }))).toEqual(
      profiles.map(({ location, languages }) => ({
        geometry: location && { type: 'Point', coordinates: [location.longitude, location.latitude] },
        language: languages,
      })),
    )
  })
})
