import { type AddressInfo, connect } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { type ExportFormat, exportFormats, Problem } from '@centres/contract'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { exporting, idsIn, many, pacific, written } from '../support/exporting.ts'

const { database, app, get, spooled } = exporting(...pacific, ...many)

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
    const [head, whole] = [await app().inject({ method: 'HEAD', url }), await app().inject({ url })]
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

describe('a reader who goes away', () => {
  test('leaves nothing half-made, and the next reader is served', async () => {
    await app().listen({ port: 0, host: '127.0.0.1' })
    const { port } = app().server.address() as AddressInfo
    const before = new Set(spooled())
    await Promise.all(
      Array.from({ length: 12 }, async (_, at) => {
        const socket = connect(port, '127.0.0.1')
        socket.on('error', () => {})
        socket.write(
          `GET /v1/exports/centres.${['ndjson', 'xlsx', 'zip'][at % 3]}?bbox=-180,-90,180,8${at % 10} HTTP/1.1\r\nhost: a\r\n\r\n`,
        )
        await new Promise((resolve) => setTimeout(resolve, at * 15))
        socket.destroy()
      }),
    )
    const response = await fetch(`http://127.0.0.1:${port}/v1/exports/centres.xlsx?bbox=-180,-90,180,85.5`)
    expect((await idsIn('xlsx', Buffer.from(await response.arrayBuffer()))).length).toBeGreaterThan(1000)
    await vi.waitFor(() => expect(spooled().filter((name) => name.includes('.part'))).toEqual([]), { timeout: 20_000 })
    const whole = spooled().filter((name) => !before.has(name))
    expect(whole.length).toBeLessThanOrEqual(13)
    const held = async () => {
      const [{ count = 0 } = {}] = await database().$client`
        select count(*)::int from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`
      return count
    }
    // Whoever goes away is noticed between two lots.
    await vi.waitFor(async () => expect(await held()).toBe(0), { timeout: 20_000 })
  })

  test('slowly keeps no connection from others', async () => {
    const { port } = app().server.address() as AddressInfo
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
    const [{ count = 0 } = {}] = await database().$client`
      select count(*)::int from pg_stat_activity where datname = current_database() and state like '%in transaction%'`
    expect(count).toBe(0)
    expect((await app().inject('/v1/centres?limit=1&q=centre')).statusCode).toBe(200)
  })
})
