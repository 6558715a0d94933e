import { facetNames, Problem } from '@centres/contract'
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
const singles: Record<string, fc.Arbitrary<string>> = {
  q: fc.oneof(fc.constantFrom('writing', 'Stellenbosh', 'جامعة', '東京', 'Africa', 'centre for'), wild),
  bbox: fc.oneof(fc.constantFrom('-180,-90,180,90', '170,-60,-60,30', '10,35,30,60'), fc.array(degrees).map(String)),
  near: fc.oneof(fc.constantFrom('18.87,-33.93', '180,0'), fc.array(degrees, { maxLength: 3 }).map(String)),
  radiusKm: fc.constantFrom('50', '20000', '0', '-5', 'x'),
  confirmedSince: fc.constantFrom('2026-01-31', '1900-01-01', '2026-02-31', 'yesterday', '2026-01-31T12:00:00Z'),
}

const chosen: fc.Arbitrary<Param> = fc
  .constantFrom(...facetNames)
  .chain((name) =>
    fc.tuple(
      fc.constant(name),
      fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...(codes[name] ?? ['other'])) }, wild),
    ),
  )
const single: fc.Arbitrary<Param> = fc
  .constantFrom(...Object.keys(singles))
  .chain((name) => fc.tuple(fc.constant(name), singles[name] as fc.Arbitrary<string>))
const stray: fc.Arbitrary<Param> = fc.tuple(fc.string({ unit: 'grapheme', maxLength: 8 }), wild)
const question = fc.array(
  fc.oneof({ weight: 4, arbitrary: chosen }, { weight: 3, arbitrary: single }, { weight: 1, arbitrary: stray }),
  {
    maxLength: 5,
  },
)

type Body = { total?: number; rows?: number; count?: number }

/** Every door that a set goes through, and how many centres it says are in it; undefined where it does not say. */
const doors: Record<string, (answer: { body: Body; headers: Record<string, unknown> }) => number | undefined> = {
  '/v1/centres': ({ body }) => body.total,
  '/v1/centres/facets': ({ body }) => body.total,
  '/v1/centres/points': ({ body }) => body.total,
  '/v1/statistics': ({ body }) => body.total,
  '/v1/citation': ({ body }) => body.rows,
  '/v1/exports/centres.csv': ({ headers }) => Number(headers['x-row-count']),
  '/v1/exports/centres.ndjson': ({ headers }) => Number(headers['x-row-count']),
  '/v1/tiles/0/0/0.mvt': () => undefined,
  '/v1/changes': () => undefined,
  '/v1/changes.atom': () => undefined,
}

function bodyOf(text: string, type: string): Body {
  return type.includes('json') && !type.includes('ndjson') ? (JSON.parse(text) as Body) : {}
}

test('whatever the filters, every door takes or refuses them alike, names what is wrong, and tells one total', async () => {
  const met = { 200: 0, 400: 0 }
  await fc.assert(
    fc.asyncProperty(question, async (params) => {
      const query = new URLSearchParams(params).toString()
      const totals: Record<string, number> = {}
      const statuses: Record<string, number> = {}
      for (const [path, totalOf] of Object.entries(doors)) {
        const { statusCode, headers, body: text } = await app.inject(`${path}?${query}`)
        const body = bodyOf(text, String(headers['content-type']))
        statuses[path] = statusCode
        if (statusCode !== 200) expect(Problem.parse(body).errors?.length, `${path}?${query}`).toBeGreaterThan(0)
        const total = statusCode === 200 ? totalOf({ body, headers }) : undefined
        if (total !== undefined) totals[path] = total
      }
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

test('whatever the filters, the OGC API answers or says what is wrong', async () => {
  await fc.assert(
    fc.asyncProperty(question, async (params) => {
      const query = new URLSearchParams(params).toString()
      const { statusCode, body } = await app.inject(`/ogc/collections/centres/items?${query}&f=json`)
      expect([200, 400], query).toContain(statusCode)
      if (statusCode === 400) expect(Problem.parse(JSON.parse(body)).detail).not.toBe('')
    }),
    { numRuns: 80, seed: 20261125 },
  )
})
