import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, testAppHere } from '../support/app.ts'
import { testDatabase } from '../support/database.ts'
import { builtClient } from '../support/site.ts'

let app: FastifyInstance
let page: string
const person = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

beforeAll(async () => {
  await builtClient()
  app = await testApp(await testDatabase({ seeded: true }))
  page = app.errorPage ?? ''
})
afterAll(() => app.close())

test.each(['/?q=100%', '/about?utm=%E9', '/docs?%FF', '/statistics?q=%C3%28', '/?limit=0&foo=1'])(
  'a page takes any query: %s',
  async (url) => {
    for (const headers of [person, {}]) {
      const response = await app.inject({ url, headers })
      expect(response.statusCode).toBe(200)
      expect(response.body).toContain('<div id="root">')
    }
  },
)

test.each([
  ['/no/such/page', 404],
  ['/no/such/page?q=%', 404],
  ['/centres/wca-0000000/a-slug?q=%C3%28', 404],
  ['/%', 400],
  ['/centres/%E9', 400],
  [`/centres/${'a'.repeat(300)}`, 414],
])('whoever asks for %s gets an answer that can be read', async (url, status) => {
  const forPerson = await app.inject({ url, headers: person })
  expect({ status: forPerson.statusCode, body: forPerson.body }).toEqual({ status, body: page })
  expect(forPerson.headers['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(forPerson.headers['cache-control']).toBe('no-store')
  const forProgram = await app.inject({ url, headers: { accept: 'application/json' } })
  expect(forProgram.json()).toMatchObject({ status })
})

test.each(['/v1/nothing', '/v1/centres?q=%', '/v1/centres?foo=1'])('%s is for programs, whoever asks', async (url) => {
  const response = await app.inject({ url, headers: person })
  expect(response.headers['content-type']).toContain('application/problem+json')
})

test('what is refused, failed or overdone shows a person the page, with its status', async () => {
  const open = await testAppHere(await testDatabase({ seeded: true }), { rateLimit: 1 })
  open.get('/test-only', async () => {
    throw new Error('broken')
  })
  for (const [url, status] of [
    ['/test-only', 500],
    ['/nothing', 404],
    ['/nowhere', 429],
  ] as const) {
    const response = await open.inject({ url, headers: person })
    expect({ status: response.statusCode, body: response.body }, url).toEqual({ status, body: page })
    if (status === 429) expect(response.headers['retry-after']).toBeDefined()
  }
  expect((await open.inject({ url: '/nothing', method: 'POST', headers: person })).headers['content-type']).toContain(
    'problem',
  )
})
