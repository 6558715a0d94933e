import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type ExportFormat, exportFormats, Problem } from '@centres/contract'
import { type Database, datasetVersion } from '@centres/db'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { aCentre, given } from '../support/a-centre.ts'
import { testApp } from '../support/app.ts'
import { emptyDirectory } from '../support/directory.ts'
import { readers, readNdjson, readSheets } from '../support/read-files.ts'
import { unzip } from '../support/unzip.ts'

let database: Database
let app: FastifyInstance
const spoolDir = mkdtempSync(join(tmpdir(), 'centres-exports-'))

const secret = 'private-mailbox@secret.example'
const hidden = aCentre({
  name: 'Shelter',
  precision: 'hidden',
  longitude: 31.123456,
  latitude: -25.654321,
  city: 'Secretville',
  adminArea: 'Secret Province',
  timeZone: 'Africa/Johannesburg',
  mailbox: secret,
})
const coarse = aCentre({
  name: 'Coarse',
  precision: 'region',
  longitude: 31.123456,
  latitude: -25.654321,
  city: 'Secretville',
  mailbox: secret,
})
const pacific = ['FJ', 'WS', 'NZ', 'TO'].map((countryCode, at) =>
  aCentre({
    name: `Skryflab ${at}`,
    countryCode,
    longitude: at % 2 ? -171.5 : 178.4,
    latitude: -14 - at,
    kinds: ['writing-lab'],
  }),
)
const many = Array.from({ length: 1030 }, (_, at) =>
  aCentre({
    name: `Centre ${at}`,
    countryCode: at % 3 ? 'JP' : 'EG',
    longitude: (at % 340) - 170,
    latitude: (at % 160) - 80,
  }),
)
const gone = aCentre({ name: 'Gone' })
const draft = aCentre({ name: 'Draft', state: 'draft' })

beforeAll(async () => {
  database = await emptyDirectory()
  await given(database, hidden, coarse, gone, draft, ...pacific, ...many)
  await database.$client`update centres set state = 'withdrawn', withdrawn_reason = 'Listed twice' where id = ${gone.id}`
  await database.$client`delete from listings where centre_id = ${gone.id}`
  app = await testApp(database, { spoolDir })
})
afterAll(async () => {
  await app.close()
  expect(readdirSync(spoolDir)).toEqual([])
  await rm(spoolDir, { recursive: true })
})

const get = (path: string, headers: Record<string, string> = {}) => app.inject({ url: `/v1/exports/${path}`, headers })
const spooled = () => readdirSync(join(spoolDir, readdirSync(spoolDir)[0] ?? ''))
/** Formats of one table; a Data Package has tests of its own. */
const written = ['csv', 'geojson', 'ndjson', 'xlsx', 'parquet'] as const

async function idsIn(format: (typeof written)[number], body: Buffer): Promise<unknown[]> {
  const rows = format === 'ndjson' ? readNdjson(body) : await readers[format](body)
  return rows.map(({ id }) => id)
}

describe('rows', () => {
  const filters = [
    '',
    'country=FJ&country=WS',
    'kind=writing-lab',
    'q=skryflab',
    'q=nothing-like-this-anywhere',
    'bbox=170,-60,-170,30',
    'bbox=-180,-90,180,90',
    'near=178.4,-14',
    'near=178.4,-14&radiusKm=1500',
    'region=009&kind=writing-lab',
    'lifeState=closed',
    'confirmedSince=2026-01-01',
  ]

  test.each(filters)('as many as the search finds with %s, each once, by id', async (filter) => {
    const { total } = (await app.inject(`/v1/centres?${filter}`)).json()
    const { rawPayload, headers } = await get(`centres.csv?${filter}`)
    const ids = await idsIn('csv', rawPayload)
    expect(ids).toEqual([...new Set(ids)].sort())
    expect({ rows: ids.length, told: Number(headers['x-row-count']) }).toEqual({ rows: total, told: total })
  })

  test.each(written)('all are in %s, over several lots', async (format) => {
    const { rawPayload, headers } = await get(`centres.${format}`)
    const ids = await idsIn(format, rawPayload)
    expect(ids.length).toBe(many.length + pacific.length + 2)
    expect(headers['x-row-count']).toBe(String(ids.length))
    expect(ids).not.toContain(gone.id)
    expect(ids).not.toContain(draft.id)
  })

  test('are those of one version, while records come', async () => {
    const known = new Map<string, number>()
    let count = many.length + pacific.length + 2
    known.set(await datasetVersion(database), count)
    let isWriting = true
    const writing = (async () => {
      for (let at = 0; at < 12; at++) {
        await given(database, aCentre({ name: `Late ${at}`, countryCode: 'NO' }))
        known.set(await datasetVersion(database), ++count)
      }
      isWriting = false
    })()
    const seen: { rows: number; version: string }[] = []
    const look = async () => {
      const { rawPayload, headers } = await get('centres.csv')
      seen.push({ rows: (await idsIn('csv', rawPayload)).length, version: String(headers['x-dataset-version']) })
      expect(headers.etag).toContain(`"${headers['x-dataset-version']}-`)
    }
    do await look()
    while (isWriting)
    await writing
    // What another connection wrote shows after a quarter of a second.
    await vi.waitFor(async () => expect((await get('centres.csv?country=NO')).headers['x-row-count']).toBe('12'))
    await look()
    expect(seen.map(({ rows }) => rows)).toEqual(seen.map(({ version }) => known.get(version)))
    expect(new Set(seen.map(({ version }) => version)).size).toBeGreaterThan(1)
  })
})

describe('privacy', () => {
  const texts: Record<ExportFormat, (body: Buffer) => Promise<string> | string> = {
    csv: String,
    geojson: String,
    ndjson: String,
    xlsx: async (body) => JSON.stringify(await readSheets(body)),
    parquet: async (body) => JSON.stringify(await readers.parquet(body)) + body.toString('latin1'),
    zip: async (body) => {
      const folder = await unzip(body)
      return readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), 'utf8'))
        .join('')
    },
  }

  test.each(Object.entries(texts))('%s gives away no mailbox and no hidden place', async (format, textOf) => {
    const { rawPayload } = await get(`centres.${format}?country=ZA`)
    const text = await textOf(rawPayload)
    expect(text).toContain(hidden.id)
    expect(text).toContain(coarse.id)
    expect(text).not.toContain(secret)
    expect(text).not.toMatch(/31\.12|25\.65|Secretville|Secret Province|Africa\/Johannesburg/)
  })

  test.each(Object.entries(readers))(
    '%s has a coarse place coarsely and a hidden one not at all',
    async (format, read) => {
      const rows = await read((await get(`centres.${format}?country=ZA`)).rawPayload)
      const placeOf = (id: string) => {
        const { longitude, latitude } = rows.find((row) => row.id === id) ?? {}
        return [longitude, latitude]
      }
      expect(placeOf(coarse.id)).toEqual([31, -26])
      expect(placeOf(hidden.id)).toEqual([null, null])
    },
  )
})

describe('answers', () => {
  test.each(written)('%s says what it is, how long, of which set, day and version', async (format) => {
    const { headers, rawPayload } = await get(`centres.${format}?kind=writing-lab&country=FJ`)
    const version = headers['x-dataset-version']
    expect(headers).toMatchObject({
      'content-type': exportFormats[format as ExportFormat],
      'content-length': String(rawPayload.length),
      'x-file-size': String(rawPayload.length),
      'accept-ranges': 'bytes',
      'cache-control': 'public, max-age=0, must-revalidate',
      'content-disposition': `attachment; filename="writing-centres_country-FJ_kind-writing-lab_2026-11-01_v${version}.${format}"`,
    })
    expect(headers.etag).toMatch(/^"\d+-[\da-f]{8}"$/)
    expect(headers['access-control-expose-headers']).toContain('x-row-count')
  })

  test('the name of a file stays short and plain, whatever was asked', async () => {
    const named = async (query: string) => (await get(`centres.csv?${query}`)).headers['content-disposition']
    expect(await named('')).toContain('"writing-centres_all_')
    expect(await named('q=%D9%85%D8%B1%D9%83%D8%B2')).toContain('"writing-centres_q_')
    expect(await named('q=%22..%2F%C3%A9cole')).toContain('"writing-centres_q-ecole_')
    expect(await named('bbox=-10.5,35,30,60')).toContain('"writing-centres_bbox--10.5-35-30-60_')
    const long = await named(`q=${'a'.repeat(200)}&country=JP&country=EG&country=FJ`)
    expect(/writing-centres_(.*)_\d{4}/.exec(String(long))?.[1]?.length).toBeLessThanOrEqual(60)
  })

  test('a point without a distance, which may be where the reader is, is in no file and in no name of one', async () => {
    for (const format of [...written, 'zip']) {
      const pick = ({ headers, rawPayload }: Awaited<ReturnType<typeof get>>) => [
        headers['content-disposition'],
        rawPayload.toString('base64'),
      ]
      const there = await get(`centres.${format}?country=FJ&near=18.873321,-33.933321`)
      expect(pick(there)).toEqual(pick(await get(`centres.${format}?country=FJ`)))
    }
  })

  test('what the reader has is not made again', async () => {
    const { headers } = await get('centres.csv?country=TO')
    const before = spooled()
    for (const format of written) {
      const {
        statusCode,
        body,
        headers: again,
      } = await get(`centres.${format}?country=NZ`, {
        'if-none-match': String(headers.etag),
      })
      expect([statusCode, body, again.etag]).toEqual([304, '', headers.etag])
    }
    expect(spooled()).toEqual(before)
    expect((await get('centres.csv?country=TO', { 'if-none-match': '"1-aaaaaaaa"' })).statusCode).toBe(200)
  })

  test('HEAD tells the same as GET, without a body', async () => {
    const url = '/v1/exports/centres.csv?country=EG'
    const [head, whole] = [await app.inject({ method: 'HEAD', url }), await app.inject({ url })]
    const of = ({ headers: { date, ...headers } }: typeof head) => headers
    expect(of(head)).toEqual(of(whole))
    expect(head.rawPayload.length).toBe(0)
  })

  test('the same set is sent from the spool, however its filters are ordered', async () => {
    await get('centres.csv?kind=writing-lab&country=FJ&country=NZ')
    const before = spooled()
    const first = await get('centres.csv?country=NZ&country=FJ&kind=writing-lab')
    expect(spooled()).toEqual(before)
    expect(first.headers['x-row-count']).toBe('2')
  })

  test('two processes make the same file to the last byte', async () => {
    const other = await testApp(database, { now: () => new Date('2027-05-05T05:05:05Z') })
    onTestFinished(() => other.close())
    const hashOf = (body: Buffer) => createHash('sha256').update(body).digest('hex')
    for (const format of written) {
      const url = `/v1/exports/centres.${format}?country=EG`
      const [one, two] = [await app.inject({ url }), await other.inject({ url })]
      expect(hashOf(two.rawPayload)).toBe(hashOf(one.rawPayload))
      expect(two.headers.etag).toBe(one.headers.etag)
    }
  })
})

describe('ranges', () => {
  const path = 'centres.csv?country=EG'

  test('a broken download goes on where it ended', async () => {
    const whole = await get(path)
    const { etag } = whole.headers as { etag: string }
    const rest = await get(path, { range: 'bytes=100-', 'if-range': etag, 'accept-encoding': 'gzip' })
    expect(rest.statusCode).toBe(206)
    expect(rest.headers['content-range']).toBe(`bytes 100-${whole.rawPayload.length - 1}/${whole.rawPayload.length}`)
    expect(rest.rawPayload).toEqual(whole.rawPayload.subarray(100))
    expect((await get(path, { range: 'bytes=-5' })).rawPayload).toEqual(whole.rawPayload.subarray(-5))
    expect((await get(path, { range: 'bytes=0-0' })).rawPayload).toEqual(whole.rawPayload.subarray(0, 1))
  })

  test.each(['"1-aaaaaaaa"', 'W/"weak"', 'Sun, 01 Nov 2026 00:00:00 GMT'])(
    'a download of another file, known as %s, begins anew',
    async (ifRange) => {
      const { statusCode, headers } = await get(path, { range: 'bytes=100-', 'if-range': ifRange })
      expect([statusCode, headers['content-range']]).toEqual([200, undefined])
    },
  )

  test('a part after the end is refused, with the length', async () => {
    const { statusCode, headers, json } = await get(path, { range: 'bytes=999999999-' })
    expect(Problem.parse(json()).status).toBe(416)
    expect([statusCode, headers['content-disposition']]).toEqual([416, undefined])
    expect(headers['content-range']).toMatch(/^bytes \*\/\d+$/)
  })

  test.each(['bytes=abc', 'lines=1-2', 'bytes=5-1', 'bytes=', 'bytes=0-1,4-5'])(
    '%s is no range of ours: the whole',
    async (range) => {
      const { statusCode } = await get(path, { range })
      expect([200, 416]).toContain(statusCode)
    },
  )
})

describe('compression', () => {
  test.each(['csv', 'geojson', 'ndjson'])(
    '%s is compressed where it is wanted, and has its own ETag',
    async (format) => {
      const plain = await get(`centres.${format}?country=EG`)
      const zipped = await get(`centres.${format}?country=EG`, { 'accept-encoding': 'br, gzip;q=0.8' })
      expect(zipped.headers).toMatchObject({
        'content-encoding': 'gzip',
        'content-length': String(zipped.rawPayload.length),
        'x-file-size': String(plain.rawPayload.length),
        vary: 'accept-encoding',
      })
      expect(gunzipSync(zipped.rawPayload)).toEqual(plain.rawPayload)
      expect(zipped.headers.etag).not.toBe(plain.headers.etag)
      const again = await get(`centres.${format}?country=EG`, {
        'accept-encoding': 'gzip',
        'if-none-match': String(zipped.headers.etag),
      })
      expect(again.statusCode).toBe(304)
    },
  )

  test.each(['xlsx', 'parquet'])('%s is compressed already', async (format) => {
    const { headers } = await get(`centres.${format}?country=EG`, { 'accept-encoding': 'gzip, br' })
    expect(headers['content-encoding']).toBeUndefined()
  })

  test.each(['identity', '', 'gzip;q=0', 'br', '*;q=0'])('%s is heeded', async (encoding) => {
    const { headers } = await get('centres.csv?country=EG', { 'accept-encoding': encoding })
    expect(headers['content-encoding']).toBeUndefined()
  })
})

describe('wrong requests', () => {
  const wrongFilters = [
    ...[
      'country=XX',
      'country=',
      'country=ZAF',
      'region=2',
      'region=001',
      'kind=sauna',
      'kind=',
      'kind=%27%20or%201=1',
    ],
    ...[
      'language=zz',
      'textLanguage=123',
      'modality=nope',
      'service=nope',
      'audience=nope',
      'tutor=nope',
      'offers=nope',
    ],
    ...['seeks=nope', 'association=nope', 'designation=nope', 'lifeState=dead', 'institutionType=bar', 'q=', 'q=a%00b'],
    ...['bbox=1,2,3', 'bbox=a,b,c,d', 'bbox=0,10,10,0', 'bbox=-181,0,0,0', 'near=200,0', 'near=1', 'radiusKm=5'],
    ...[
      'radiusKm=0',
      'confirmedSince=yesterday',
      'confirmedSince=0000-01-01',
      'limit=5',
      'sort=name',
      'cursor=abc',
      'foo=1',
    ],
    ...['__proto__=1', 'lang=en', 'format=csv', '=1'],
  ]
  const cases: [path: string, status: number, named: string][] = [
    ...wrongFilters.flatMap((filter) =>
      (['csv', 'parquet', 'zip'] as const).map((format): [string, number, string] => [
        `centres.${format}?${filter}${filter.startsWith('radiusKm=0') ? '&near=0,0' : ''}`,
        400,
        filter.split('=')[0] ?? '',
      ]),
    ),
    ...['foo', 'CSV', 'csv2', 'cs', 'json', '%00', 'csv%00', 'csv.gz', '..%2F..%2F.env', 'a'.repeat(150)].map(
      (format): [string, number, string] => [`centres.${format}`, 400, 'format'],
    ),
    ...['bom=yes', 'bom=', 'bom=1', 'bom=true&bom=true'].map((query): [string, number, string] => [
      `centres.csv?${query}`,
      400,
      'bom',
    ]),
    ...['xlsx', 'geojson', 'ndjson', 'parquet'].map((format): [string, number, string] => [
      `centres.${format}?bom=true`,
      400,
      'bom',
    ]),
  ]

  test('there are more than a hundred', () => expect(cases.length).toBeGreaterThan(100))

  test('each is refused by name, and nothing is made', async () => {
    const before = spooled()
    for (const [path, status, named] of cases) {
      const response = await get(path)
      const problem = Problem.parse(response.json())
      expect({ path, status: response.statusCode }).toEqual({ path, status })
      expect(
        problem.errors?.map(({ name }) => name),
        path,
      ).toContain(named)
    }
    expect(spooled()).toEqual(before)
  })

  test.each([
    ['/v1/exports/', 404],
    ['/v1/exports/centres', 404],
    ['/v1/exports/centres.', 400],
    ['/v1/exports/places.csv', 404],
    ['/v1/exports/centres.csv/x', 404],
  ])('%s is %i', async (url, status) => {
    expect((await app.inject(url)).statusCode).toBe(status)
  })

  test('only reading is allowed', async () => {
    const { statusCode, headers } = await app.inject({ method: 'POST', url: '/v1/exports/centres.csv' })
    expect([statusCode, headers.allow]).toEqual([405, 'GET, HEAD'])
  })
})

describe('a reader who goes away', () => {
  test('leaves nothing half-made, and the next reader is served', async () => {
    await app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = app.server.address() as AddressInfo
    const before = new Set(spooled())
    await Promise.all(
      Array.from({ length: 12 }, async (_, at) => {
        const socket = connect(port, '127.0.0.1')
        socket.on('error', () => {})
        socket.write(
          `GET /v1/exports/centres.${at % 2 ? 'xlsx' : 'ndjson'}?bbox=-180,-90,180,8${at % 10} HTTP/1.1\r\nhost: a\r\n\r\n`,
        )
        await new Promise((resolve) => setTimeout(resolve, at * 15))
        socket.destroy()
      }),
    )
    const response = await fetch(`http://127.0.0.1:${port}/v1/exports/centres.xlsx?bbox=-180,-90,180,85.5`)
    expect((await idsIn('xlsx', Buffer.from(await response.arrayBuffer()))).length).toBeGreaterThan(1000)
    await vi.waitFor(() => expect(spooled().filter((name) => name.endsWith('.part'))).toEqual([]), { timeout: 20_000 })
    const whole = spooled().filter((name) => !before.has(name))
    expect(whole.length).toBeLessThanOrEqual(13)
    const held = async () => {
      const [{ count = 0 } = {}] = await database.$client`
        select count(*)::int from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`
      return count
    }
    // Whoever goes away is noticed between two lots.
    await vi.waitFor(async () => expect(await held()).toBe(0), { timeout: 20_000 })
  })

  test('slowly keeps no connection from others', async () => {
    const { port } = app.server.address() as AddressInfo
    const sockets = Array.from({ length: 30 }, () => {
      const socket = connect(port, '127.0.0.1')
      socket.write('GET /v1/exports/centres.geojson HTTP/1.1\r\nhost: a\r\n\r\n')
      socket.once('data', () => socket.pause())
      return socket
    })
    onTestFinished(() => sockets.forEach((socket) => void socket.destroy()))
    await vi.waitFor(() => expect(sockets.filter((socket) => socket.bytesRead > 0)).toHaveLength(30), {
      timeout: 30_000,
    })
    const [{ count = 0 } = {}] = await database.$client`
      select count(*)::int from pg_stat_activity where datname = current_database() and state like '%in transaction%'`
    expect(count).toBe(0)
    expect((await app.inject('/v1/centres?limit=1&q=centre')).statusCode).toBe(200)
  })
})
