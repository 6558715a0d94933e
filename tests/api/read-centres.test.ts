import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import {
  CentreFacets,
  CentreHistory,
  CentrePage,
  CentrePoints,
  CentreProfile,
  SimilarCentres,
  unpackPoints,
} from '@centres/contract'
import type { Database } from '@centres/db'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aCentre, changeCentre, given } from '../support/a-centre.ts'
import { testApp } from '../support/app.ts'
import { emptyDirectory } from '../support/directory.ts'

let database: Database
let app: FastifyInstance

const lab = aCentre({
  name: 'Skryflab',
  kinds: ['writing-lab'],
  languages: ['af', 'en'],
  offers: ['visit'],
})
const hidden = aCentre({
  name: 'Shelter',
  precision: 'hidden',
  longitude: 31.123456,
  latitude: -25.654321,
  city: 'Secretville',
  adminArea: 'Secret Province',
  countryCode: 'ZA',
  timeZone: 'Africa/Johannesburg',
})
const coarse = aCentre({
  name: 'Coarse',
  precision: 'region',
  longitude: 31.123456,
  latitude: -25.654321,
  city: 'Secretville',
})
const gone = aCentre({ name: 'Gone' })
const merged = aCentre({ name: 'Merged' })
const draft = aCentre({ name: 'Draft', state: 'draft' })

beforeAll(async () => {
  database = await emptyDirectory()
  await given(database, lab, hidden, coarse, gone, merged, draft)
  await changeCentre(database, gone.id, { state: 'withdrawn', withdrawn_reason: 'Listed twice' })
  await changeCentre(database, merged.id, { life_state: 'merged', successor_id: lab.id })
  app = await testApp(database)
})
afterAll(() => app.close())

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })

describe('answers', () => {
  test('each read answers what its contract says', async () => {
    CentrePage.parse((await get('/v1/centres')).json())
    CentreFacets.parse((await get('/v1/centres/facets?kind=writing-lab')).json())
    CentrePoints.parse((await get('/v1/centres/points')).json())
    CentreProfile.parse((await get(`/v1/centres/${lab.id}`)).json())
    CentreHistory.parse((await get(`/v1/centres/${lab.id}/history`)).json())
    SimilarCentres.parse((await get(`/v1/centres/${lab.id}/similar`)).json())
  })

  test('a facet is counted without its own filter', async () => {
    const { total, facets } = (await get('/v1/centres/facets?kind=writing-lab&country=ZA')).json()
    expect(total).toBe(1)
    expect(facets.kind).toContainEqual({ code: 'writing-lab', count: 1 })
    expect(facets.kind.find(({ code }: { code: string }) => code === 'writing-centre')?.count).toBeGreaterThan(1)
    expect(facets.language).toEqual([
      { code: 'af', count: 1 },
      { code: 'en', count: 1 },
    ])
  })

  test('points hold every match with a public point, and the total the others too', async () => {
    const { ids, longitudes, latitudes } = unpackPoints((await get('/v1/centres/points?kind=writing-lab')).json())
    expect({ ids, longitudes, latitudes }).toEqual({ ids: [lab.id], longitudes: [18.87], latitudes: [-33.93] })
    const all = CentrePoints.parse((await get('/v1/centres/points')).json())
    expect(all.total - all.count).toBe(1)
  })

  test('a cursor continues, and is refused with another order or other filters', async () => {
    const first = CentrePage.parse((await get('/v1/centres?sort=name&limit=1')).json())
    const second = CentrePage.parse((await get(`/v1/centres?sort=name&limit=1&cursor=${first.nextCursor}`)).json())
    expect(second.items[0]?.id).not.toBe(first.items[0]?.id)
    expect((await get(`/v1/centres?sort=fair&cursor=${first.nextCursor}`)).statusCode).toBe(400)
    const narrowed = await get(`/v1/centres?sort=name&country=ZA&cursor=${first.nextCursor}`)
    expect(narrowed.statusCode).toBe(400)
    expect(narrowed.body).toContain('belongs to other filters')
  })

  test('a merged id leads to its successor, a withdrawn one says why', async () => {
    const moved = await get(`/v1/centres/${merged.id}`)
    expect([moved.statusCode, moved.headers.location]).toEqual([308, `/v1/centres/${lab.id}`])
    const withdrawn = await get(`/v1/centres/${gone.id}`)
    expect([withdrawn.statusCode, withdrawn.json().reason]).toEqual([410, 'Listed twice'])
    expect((await get(`/v1/centres/${draft.id}`)).statusCode).toBe(404)
  })

  test('an id is read in any case', async () => {
    expect((await get(`/v1/centres/${lab.id.toUpperCase()}`)).json().id).toBe(lab.id)
  })
})

test('a hidden place cannot be narrowed down by asking', async () => {
  const total = async (query: string) => (await get(`/v1/centres?${query}`)).json().total
  expect(await total('q=Secretville')).toBe(0)
  expect(await total('bbox=31.1,-25.7,31.2,-25.6')).toBe(0)
  expect(await total('near=31.123456,-25.654321&radiusKm=5')).toBe(0)
  expect(await total('bbox=30,-27,32,-25')).toBe(1)
  expect((await get(`/v1/centres/${coarse.id}`)).json().location).toEqual({ longitude: 31, latitude: -26 })
  expect((await get(`/v1/centres/${hidden.id}`)).json()).toMatchObject({
    location: null,
    city: null,
    adminArea: null,
    timeZone: null,
  })
})

describe('history', () => {
  test('what a centre hides today is hidden in its past', async () => {
    const [shelter] = await given(
      database,
      aCentre({ name: 'Open', longitude: 12.345678, city: 'Oldtown', publicEmail: 'old@example.org' }),
    )
    const id = shelter?.id ?? ''
    const before = (await database.$client`select after from changes where subject_id = ${id}`)[0]?.after
    const moved = { location: { longitude: 13.345678, latitude: 1 }, city: 'Newtown' }
    const after = { ...before, ...moved, publicEmail: null, founded: '1999' }
    await database.$client`insert into changes (at, subject, subject_id, actor, action, before, after)
      values (now(), 'centre', ${id}, 'centre', 'changed', ${JSON.stringify(before)}::jsonb, ${JSON.stringify(after)}::jsonb)`
    const history = async () => (await testAnew(`/v1/centres/${id}/history`)).body
    expect(await history()).toMatch(/12\.345678.*13\.345678/)
    expect(await history()).not.toContain('old@example.org')

    await changeCentre(database, id, { precision: 'hidden', public_location: null })
    expect(await history()).not.toMatch(/12\.34|13\.34|Oldtown|Newtown|old@/)
    expect(await history()).toContain('1999')
  })

  test('what came before publication is not told', async () => {
    const { items } = CentreHistory.parse((await testAnew(`/v1/centres/${lab.id}/history`)).json())
    expect(items.map(({ action }) => action)).toEqual(['created'])
  })
})

/** Asks a server that has kept nothing. */
async function testAnew(url: string) {
  const fresh = await testApp(database)
  const answer = await fresh.inject(url)
  await fresh.close()
  return answer
}

test('a merged id keeps the question it was asked, and is not kept itself', async () => {
  const moved = await get(`/v1/centres/${merged.id}/similar?limit=3`)
  expect(moved.headers.location).toBe(`/v1/centres/${lab.id}/similar?limit=3`)
  expect(moved.headers['cache-control']).toBe('no-cache')
})

describe('keeping and revalidating', () => {
  test.each([
    '/v1/centres',
    '/v1/centres/facets',
    '/v1/centres/points',
    `/v1/centres/${lab.id}`,
    '/v1/vocabularies',
    '/v1/places?q=a',
    '/v1/tiles/0/0/0.mvt',
    '/v1/openapi.json',
  ])('%s is not sent again to who has it', async (url) => {
    const first = await get(url)
    expect(first.statusCode).toBe(200)
    const etag = String(first.headers.etag)
    expect(first.headers['cache-control']).toBe('public, max-age=0, must-revalidate')
    for (const header of [etag, etag.replace('W/', ''), `"other", ${etag}`, '*']) {
      const again = await get(url, { 'if-none-match': header })
      expect([again.statusCode, again.body]).toEqual([304, ''])
    }
    expect((await get(url, { 'if-none-match': 'W/"other"' })).statusCode).toBe(200)
  })

  test('a change makes a new version', async () => {
    const before = await get('/v1/centres?q=Newcomer')
    await given(database, aCentre({ name: 'Newcomer' }))
    await new Promise((resolve) => setTimeout(resolve, 300))
    const after = await get('/v1/centres?q=Newcomer', { 'if-none-match': String(before.headers.etag) })
    expect([before.json().total, after.statusCode, after.json().total]).toEqual([0, 200, 1])
  })

  test('the fair order is another answer the next day', async () => {
    let now = new Date('2026-11-24T23:59:00Z')
    const clocked = await testApp(database, { now: () => now })
    const today = await clocked.inject('/v1/centres')
    now = new Date('2026-11-25T00:01:00Z')
    const tomorrow = await clocked.inject({
      url: '/v1/centres',
      headers: { 'if-none-match': String(today.headers.etag) },
    })
    expect(tomorrow.statusCode).toBe(200)
    await clocked.close()
  })

  test('a wrong request is wrong, whatever ETag it brings', async () => {
    expect((await get('/v1/centres?limit=x', { 'if-none-match': '*' })).statusCode).toBe(400)
  })

  test('answers are compressed as the reader can take them', async () => {
    const plain = await get('/v1/vocabularies')
    for (let time = 0; time < 2; time++) {
      const br = await get('/v1/vocabularies', { 'accept-encoding': 'gzip, br' })
      expect(br.headers['content-encoding']).toBe('br')
      expect(brotliDecompressSync(br.rawPayload).toString()).toBe(plain.body)
      const gzip = await get('/v1/vocabularies', { 'accept-encoding': 'gzip' })
      expect(gunzipSync(gzip.rawPayload).toString()).toBe(plain.body)
      expect(String(gzip.headers.vary)).toContain('accept-encoding')
    }
  })

  test('HEAD answers the headers alone', async () => {
    const head = await app.inject({ method: 'HEAD', url: '/v1/centres' })
    expect([head.statusCode, head.body]).toEqual([200, ''])
    expect(head.headers.etag).toBeDefined()
  })
})

describe('safety', () => {
  test('any site may read, no script may run', async () => {
    const { headers } = await get('/v1/centres', { origin: 'https://elsewhere.example' })
    expect(headers['access-control-allow-origin']).toBe('*')
    expect(headers['content-security-policy']).toContain("script-src 'self'")
    expect(headers['content-security-policy']).not.toContain('unsafe')
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  test('health is answered without a limit', async () => {
    expect((await get('/healthz')).json()).toEqual({ status: 'ok' })
    expect((await get('/readyz')).json()).toMatchObject({ status: 'ready' })
  })
})
