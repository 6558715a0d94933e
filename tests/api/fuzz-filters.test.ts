import { exportFormatNames, facetNames, Problem } from '@centres/contract'
import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp } from '../support/app.ts'
import { testDatabase } from '../support/database.ts'

let app: FastifyInstance
beforeAll(async () => {
  app = await testApp(await testDatabase({ seeded: true }))
})
afterAll(() => app.close())

type Param = [name: string, value: string]

const codes: Record<string, string[]> = {
  id: ['wca-rny3s5f', 'WCA-RNY3S5F', 'wca-0000000', 'wca-rny3s5g'],
  country: ['ZA', 'jp', 'DE', 'AQ'],
  region: ['002', '142', '150'],
  language: ['en', 'af', 'zh-Hant', 'sfs'],
  textLanguage: ['en', 'ar'],
  kind: ['writing-centre', 'writing-lab'],
  institutionType: ['university', 'secondary-school'],
  modality: ['online', 'on-site'],
  lifeState: ['active', 'closed'],
}
const wild = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('', '0', '-1', 'NaN', '1e999', "' or 1=1 --", '%', '../..', '\u202e', 'null', '[object Object]', 'ﷺ'),
)
const degrees = fc.double({ min: -400, max: 400, noNaN: true }).map(String)
/** So near to nothing that JavaScript would write it with an exponent, which no filter reads. */
const tiny = fc.integer({ min: 1, max: 9999 }).map((number) => (number / 1e11).toFixed(11))
const tinyBox = tiny.map((edge) => `-${edge},-${edge},${edge},${edge}`)
const tinyPoint = fc.tuple(tiny, tiny).map(String)
const singles: Record<string, fc.Arbitrary<string>> = {
  q: fc.oneof(fc.constantFrom('writing', 'Stellenbosh', 'جامعة', '東京', 'Africa', 'centre for'), wild),
  bbox: fc.oneof(
    fc.constantFrom('-180,-90,180,90', '170,-60,-60,30', '10,35,30,60'),
    fc.array(degrees).map(String),
    tinyBox,
  ),
  near: fc.oneof(fc.constantFrom('18.87,-33.93', '180,0'), fc.array(degrees, { maxLength: 3 }).map(String), tinyPoint),
  radiusKm: fc.constantFrom('50', '20000', '0', '-5', 'x', '0.0000001'),
  confirmedSince: fc.constantFrom('2026-01-31', '1900-01-01', '2026-02-31', 'yesterday', '2026-01-31T12:00:00Z'),
}

const chosen: fc.Arbitrary<Param> = fc
  .constantFrom('id', ...facetNames)
  .chain((name) =>
    fc.tuple(
      fc.constant(name),
      fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...(codes[name] ?? ['other'])) }, wild),
    ),
  )
const single: fc.Arbitrary<Param> = fc
  .constantFrom(...Object.keys(singles))
  .chain((name) => fc.tuple(fc.constant(name), singles[name] as fc.Arbitrary<string>))
const around: fc.Arbitrary<Param[]> = fc
  .tuple(fc.oneof(singles.near as fc.Arbitrary<string>, tinyPoint), fc.constantFrom('50', '20000', '0.0000001'))
  .map(([near, radiusKm]) => [
    ['near', near],
    ['radiusKm', radiusKm],
  ])
const stray: fc.Arbitrary<Param> = fc.tuple(fc.string({ unit: 'grapheme', maxLength: 8 }), wild)
const alone = (param: fc.Arbitrary<Param>): fc.Arbitrary<Param[]> => param.map((one) => [one])
const question = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: alone(chosen) },
      { weight: 3, arbitrary: alone(single) },
      { weight: 1, arbitrary: around },
      { weight: 1, arbitrary: alone(stray) },
    ),
    { maxLength: 5 },
  )
  .map((params) => params.flat())

type Body = { total?: number; rows?: number; count?: number; id?: string; numberMatched?: number }
type Answer = { status: number; body: Body; headers: Record<string, unknown> }

function bodyOf(text: string, type: string): Body {
  return /^application\/(problem\+|geo\+)?json/.test(type) ? (JSON.parse(text) as Body) : {}
}

async function ask(url: string, method: 'GET' | 'POST' = 'GET'): Promise<Answer> {
  const { statusCode, headers, body } = await app.inject({ method, url })
  return { status: statusCode, headers, body: bodyOf(body, String(headers['content-type'])) }
}

type TotalOf = (answer: Answer) => number | undefined
const total: TotalOf = ({ body }) => body.total
const rowCount: TotalOf = ({ headers }) => Number(headers['x-row-count'])
const none: TotalOf = () => undefined

/** Every door that a set goes through, and how many centres it says are in it; undefined where it does not say. */
const doors: Record<string, TotalOf> = {
  '/v1/centres': total,
  '/v1/centres/facets': total,
  '/v1/centres/points': total,
  '/v1/statistics': total,
  '/v1/citation': ({ body }) => body.rows,
  ...Object.fromEntries(exportFormatNames.map((format) => [`/v1/exports/centres.${format}`, rowCount])),
  '/v1/tiles/0/0/0.mvt': none,
  '/v1/changes': none,
  '/v1/changes.atom': none,
}

/** Keeps the set, reads it and cites it: three more totals of the same question. */
async function keep(query: string): Promise<Record<string, Answer>> {
  const kept = await ask(`/v1/sets?${query}`, 'POST')
  if (kept.status >= 300) return { 'POST /v1/sets': kept }
  const address = `/v1/sets/${kept.body.id}`
  const [read, cited] = [await ask(address), await ask(`${address}/citation`)]
  const status = kept.status === 201 ? 200 : kept.status
  return { 'POST /v1/sets': { ...kept, status }, [address]: read, [`${address}/citation`]: cited }
}

test('whatever the filters, every door takes or refuses them alike, names what is wrong, and tells one total', async () => {
  const met = { 200: 0, 400: 0 }
  await fc.assert(
    fc.asyncProperty(question, async (params) => {
      const query = new URLSearchParams(params).toString()
      const totals: Record<string, number> = {}
      const statuses: Record<string, number> = {}
      const look = (door: string, { status, body, headers }: Answer, totalOf: TotalOf) => {
        statuses[door] = status
        if (status !== 200) expect(Problem.parse(body).errors?.length, `${door}?${query}`).toBeGreaterThan(0)
        const found = status === 200 ? totalOf({ status, body, headers }) : undefined
        if (found !== undefined) totals[door] = found
      }
      for (const [door, totalOf] of Object.entries(doors)) look(door, await ask(`${door}?${query}`), totalOf)
      for (const [door, answer] of Object.entries(await keep(query)))
        look(door, answer, ({ body }) => body.rows ?? body.count)
      const status = statuses['/v1/centres'] as 200 | 400
      expect([200, 400], query).toContain(status)
      met[status] += 1
      expect(new Set(Object.values(statuses)).size, `${query} ${JSON.stringify(statuses)}`).toBe(1)
      expect(new Set(Object.values(totals)).size, `${query} ${JSON.stringify(totals)}`).toBeLessThanOrEqual(1)
    }),
    { numRuns: 80, seed: 20261125 },
  )
  expect(met[200]).toBeGreaterThan(15)
  expect(met[400]).toBeGreaterThan(15)
})

test('whatever the filters, the OGC API finds the same set, or says what is wrong', async () => {
  let compared = 0
  await fc.assert(
    fc.asyncProperty(question, async (params) => {
      const query = new URLSearchParams(params).toString()
      const features = await ask(`/ogc/collections/centres/items?${query}&limit=1&f=json`)
      expect([200, 400], query).toContain(features.status)
      if (features.status === 400) expect(Problem.parse(features.body).detail).not.toBe('')
      const ours = await ask(`/v1/centres/points?${query}`)
      if (ours.status === 400) return
      // Its boxes hold the centres that have no public point, too.
      const everywhere = new URLSearchParams(params.filter(([name]) => name !== 'bbox'))
      const { total = 0, count = 0 } = (await ask(`/v1/centres/points?${everywhere}`)).body
      const pointless = everywhere.size < params.length ? total - count : 0
      expect({ query, matched: features.body.numberMatched }).toEqual({
        query,
        matched: (ours.body.total ?? 0) + pointless,
      })
      compared += 1
    }),
    { numRuns: 80, seed: 20261125 },
  )
  expect(compared).toBeGreaterThan(15)
})
