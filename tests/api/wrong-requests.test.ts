import { type AddressInfo, connect as connectSocket } from 'node:net'
import { Problem } from '@centres/contract'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setOf } from '../../api/src/centres/cursor.ts'
import { testApp, testAppHere } from '../support/app.ts'
import { testDatabase } from '../support/database.ts'
import { builtClient } from '../support/site.ts'

let app: FastifyInstance

beforeAll(async () => {
  app = await testApp(await testDatabase({ seeded: true }))
})
afterAll(() => app.close())

const long = (length: number) => 'a'.repeat(length)

/** Address, status, and the parameter that the answer must name. */
const wrong: [path: string, status: number, names: string | undefined][] = [
  ...['limit=0', 'limit=101', 'limit=-1', 'limit=1.5', 'limit=NaN', 'limit=Infinity', 'limit=1e3', 'limit=0x10']
    .concat([
      'limit=',
      'limit=%20',
      'limit=٣',
      `limit=${'9'.repeat(400)}`,
      'limit=1&limit=2',
      'limit[]=1',
      'limit=null',
    ])
    .map((query): [string, number, string] => [
      `/v1/centres?${query}`,
      400,
      query.startsWith('limit[') ? 'limit[]' : 'limit',
    ]),
  ...['bbox=', 'bbox=1,2,3', 'bbox=1,2,3,4,5', 'bbox=a,b,c,d', 'bbox=0,10,10,0', 'bbox=-181,0,0,0', 'bbox=0,0,181,0']
    .concat([
      'bbox=0,-91,0,0',
      'bbox=NaN,0,0,0',
      'bbox=1e9,0,0,0',
      'bbox=0,0,0,1e-999',
      'bbox=;drop',
      'bbox=0,0,1,1&bbox=0,0,1,1',
    ])
    .map((query): [string, number, string] => [`/v1/centres/points?${query}`, 400, 'bbox']),
  ...['near=', 'near=1', 'near=1,2,3', 'near=200,0', 'near=0,100', 'near=x,y', "near=0,0'--"].map(
    (query): [string, number, string] => [`/v1/centres/facets?${query}`, 400, 'near'],
  ),
  ...[
    'radiusKm=5',
    'radiusKm=-5&near=0,0',
    'radiusKm=0&near=0,0',
    'radiusKm=99999&near=0,0',
    'radiusKm=abc&near=0,0',
  ].map((query): [string, number, string] => [`/v1/centres?${query}`, 400, 'radiusKm']),
  ...['country=ZAF', 'country=Z', 'country=XX', 'country=', 'country=1', "country=Z'", 'country=ZA&country=QQ'].map(
    (query): [string, number, string] => [`/v1/centres?${query}`, 400, 'country'],
  ),
  ...['region=2', 'region=9999', 'region=abc', 'region=001'].map((query): [string, number, string] => [
    `/v1/centres?${query}`,
    400,
    'region',
  ]),
  ...[
    'language=',
    'language=english language',
    'language=zz',
    'language=qqq',
    'language=en-Qqqq',
    'language=en-QQ',
    'language=en-nonsense',
    'language=sfs&language=zz',
    'language=e',
    'language=-en',
    `language=${long(40)}`,
  ].map((query): [string, number, string] => [`/v1/centres?${encodeURI(query)}`, 400, 'language']),
  ['/v1/centres?textLanguage=123', 400, 'textLanguage'],
  ...['kind', 'modality', 'service', 'audience', 'tutor', 'association', 'designation', 'offers', 'seeks', 'lifeState']
    .concat(['institutionType'])
    .flatMap((name): [string, number, string][] => [
      [`/v1/centres?${name}=no-such-code`, 400, name],
      [`/v1/centres?${name}=%27%20or%201=1`, 400, name],
    ]),
  [`/v1/centres?${Array.from({ length: 51 }, () => 'kind=writing-lab').join('&')}`, 400, 'kind'],
  ...[
    'confirmedSince=yesterday',
    'confirmedSince=2026-13-01',
    'confirmedSince=',
    'confirmedSince=9',
    'confirmedSince=0000-01-01',
  ].map((query): [string, number, string] => [`/v1/centres?${query}`, 400, 'confirmedSince']),
  ...['sort=best', 'sort=', 'sort=distance', 'sort=relevance', 'sort=NAME'].map((query): [string, number, string] => [
    `/v1/centres?${query}`,
    400,
    'sort',
  ]),
  ...['q=', 'q=%20%20', 'q=a%00b', 'q=%EF%BF%BD', `q=${long(201)}`, 'q=a&q=b', 'q=%07'].map(
    (query): [string, number, string] => [`/v1/centres?${query}`, 400, 'q'],
  ),
  ...['q=%FF', 'q=%C3%28', 'q=%', 'q=%Z1', '%FF=1', 'q=%ED%A0%80'].map((query): [string, number, string] => [
    `/v1/centres?${query}`,
    400,
    'query',
  ]),
  ...['cursor=abc', 'cursor=', 'cursor=e30', 'cursor=bnVsbA', `cursor=${long(3000)}`, 'cursor=%00'].map(
    (query): [string, number, string] => [`/v1/centres?${query}`, 400, 'cursor'],
  ),
  ...['foo=1', 'Limit=5', 'kinds=writing-lab', '__proto__=1', 'constructor=1', 'toString=1', '=1', 'lang=en'].map(
    (query): [string, number, string] => [`/v1/centres?${query}`, 400, query.split('=')[0] ?? ''],
  ),
  ...[
    ['name', ['a\u0000b', 'wca-0000000']],
    ['fair', [null, '9999999999999999999', 'wca-0000000']],
    ['fair', ['0000-01-01T00:00:00.000Z', '1', 'wca-0000000']],
    ['confirmed', ['0000-01-01T00:00:00.000Z', 'wca-0000000']],
  ].map(([sort, key]): [string, number, string] => [
    `/v1/centres?sort=${sort}&cursor=${Buffer.from(JSON.stringify({ sort, day: 1, set: setOf({}), key })).toString('base64url')}`,
    400,
    'cursor',
  ]),
  [
    `/v1/centres?near=0,0&cursor=${Buffer.from(`{"sort":"distance","day":1,"set":"${setOf({ near: [0, 0] })}","key":["1e+999","wca-0000000"]}`).toString('base64url')}`,
    400,
    'cursor',
  ],
  [`/v1/centres?${'a&'.repeat(7000)}`, 400, 'query'],
  ['/v1/centres/facets?limit=5', 400, 'limit'],
  ['/v1/centres/points?sort=name', 400, 'sort'],
  ['/v1/centres/wca-0000001', 400, 'id'],
  ['/v1/centres/wca-000000', 400, 'id'],
  ['/v1/centres/1', 400, 'id'],
  ['/v1/centres/%00', 400, 'id'],
  ["/v1/centres/wca-000'--", 400, 'id'],
  ['/v1/centres/wca-0000001/history', 400, 'id'],
  ['/v1/centres/wca-0000001/similar', 400, 'id'],
  ['/v1/centres/wca-0000000', 404, undefined],
  ['/v1/centres/wca-0000000/history', 404, undefined],
  ['/v1/centres/wca-0000000/similar', 404, undefined],
  ['/v1/centres/wca-0000000?x=1', 400, 'x'],
  [`/v1/centres/${long(300)}`, 414, undefined],
  ['/v1/%FF', 400, undefined],
  ['/%', 400, undefined],
  ['/v1/tiles/0/0/0', 400, 'y'],
  ['/v1/tiles/0/1/0.mvt', 400, 'x'],
  ['/v1/tiles/1/0/2.mvt', 400, 'y'],
  ['/v1/tiles/19/0/0.mvt', 400, 'z'],
  ['/v1/tiles/-1/0/0.mvt', 400, 'z'],
  ['/v1/tiles/a/b/c.mvt', 400, 'z'],
  ['/v1/tiles/1/0/0.mvt?kind=nope', 400, 'kind'],
  ['/v1/vocabularies?lang=de', 400, 'lang'],
  ['/v1/vocabularies?lang=', 400, 'lang'],
  ['/v1/places/at', 400, 'point'],
  ['/v1/places/at?point=181,0', 400, 'point'],
  ['/v1/places/at?point=NaN,0', 400, 'point'],
  ['/v1/places/at?point=1,2,3', 400, 'point'],
  ['/v1/places', 400, 'q'],
  ['/v1/places?q=', 400, 'q'],
  ['/v1/places?q=a&limit=21', 400, 'limit'],
  ['/v1/places?q=a&lang=xx', 400, 'lang'],
  ['/v1', 404, undefined],
  ['/v1/', 404, undefined],
  ['/v1/nothing', 404, undefined],
  ['/v2/centres', 404, undefined],
  ['/v1/centres/wca-0000000/nothing', 404, undefined],
  ['/v1/../.env', 404, undefined],
  ['/.env', 404, undefined],
  ['/assets/../../package.json', 404, undefined],
]

test('there are more than a hundred wrong requests', () => {
  expect(wrong.length).toBeGreaterThan(100)
})

test.each(wrong)('%s is refused with %i', async (path, status, name) => {
  const response = await app.inject({ method: 'GET', url: path })
  expect(response.headers['content-type']).toMatch(/^application\/problem\+json/)
  const problem = Problem.parse(response.json())
  expect({ status: response.statusCode, named: problem.status }).toEqual({ status, named: status })
  if (name !== undefined) {
    expect(problem.errors?.map((error) => error.name)).toContain(name)
    for (const error of problem.errors ?? []) expect(error.message.length).toBeGreaterThan(10)
  }
})

describe('every error has one shape', () => {
  test.each(['POST', 'PUT', 'PATCH', 'DELETE'] as const)('%s is not allowed where only reading is', async (method) => {
    const response = await app.inject({ method, url: '/v1/centres' })
    expect(response.statusCode).toBe(405)
    expect(response.headers.allow).toBe('GET, HEAD')
    expect(Problem.parse(response.json()).detail).toContain(method)
  })

  test('a wrong method is not allowed with a slash at the end either, nor is an OPTIONS that asks for nothing', async () => {
    expect((await app.inject({ method: 'POST', url: '/v1/centres/' })).statusCode).toBe(405)
    const options = await app.inject({ method: 'OPTIONS', url: '/v1/centres' })
    expect({ status: options.statusCode, allow: options.headers.allow }).toEqual({ status: 405, allow: 'GET, HEAD' })
  })

  test('a preflight is answered where there is something to ask for, and nowhere else', async () => {
    const headers = { origin: 'https://other.example', 'access-control-request-method': 'GET' }
    const known = await app.inject({ method: 'OPTIONS', url: '/v1/centres/wca-0000000', headers })
    expect(known.statusCode).toBe(204)
    expect(known.headers['access-control-allow-origin']).toBe('*')
    const unknown = await app.inject({ method: 'OPTIONS', url: '/v1/nothing', headers })
    expect(Problem.parse(unknown.json()).status).toBe(404)
  })

  test('letters that fold into very many are still a question', async () => {
    expect((await app.inject(`/v1/centres?q=${encodeURIComponent('\ufdfa'.repeat(200))}`)).statusCode).toBe(200)
  })

  test('more requests than allowed answer 429 with the time to wait', async () => {
    const limited = await testAppHere(await testDatabase({ seeded: true }), { rateLimit: 2 })
    const ask = () => limited.inject('/v1/vocabularies')
    const [first] = [await ask(), await ask()]
    expect(first.headers).toMatchObject({ 'ratelimit-limit': '2', 'ratelimit-remaining': '1' })
    const third = await ask()
    expect(third.statusCode).toBe(429)
    expect(third.headers['retry-after']).toBeDefined()
    expect(Problem.parse(third.json())).toMatchObject({ status: 429, detail: expect.stringContaining('Try again in') })
  })

  test('a search for addresses that exist is limited too', async () => {
    const limited = await testAppHere(await testDatabase({ seeded: true }), { rateLimit: 1 })
    expect((await limited.inject('/v1/nothing')).statusCode).toBe(404)
    expect((await limited.inject('/v1/nowhere')).statusCode).toBe(429)
  })

  test('files and pages of the client are not counted, what asks the API is', async () => {
    await builtClient()
    const limited = await testAppHere(await testDatabase({ seeded: true }), { rateLimit: 2 })
    const page = await limited.inject('/')
    const files = [...page.body.matchAll(/="(\/(?:assets\/[^"]+|icon\.svg))"/g)].map(([, path = '']) => path)
    expect(files.length).toBeGreaterThan(2)
    for (const path of [...files, ...files, '/about', '/docs', '/research', '/healthz']) {
      expect((await limited.inject(path)).statusCode, path).toBe(200)
    }
    const statuses = []
    for (const path of ['/v1/vocabularies', '/assets/no-such-file.js', '/%761/vocabularies']) {
      statuses.push((await limited.inject(path)).statusCode)
    }
    expect(statuses).toEqual([200, 404, 429])
    expect((await limited.inject(files[0] ?? '')).statusCode).toBe(200)
  })

  test.each(['/healthz', '/readyz'])('%s is true only now', async (url) => {
    expect((await app.inject(url)).headers['cache-control']).toBe('no-store')
  })

  test('a body that is too large answers 413', async () => {
    const open = await testAppHere(await testDatabase({ seeded: true }))
    open.post('/test-only', async () => 'read')
    const response = await open.inject({
      method: 'POST',
      url: '/test-only',
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify(long(300_000)),
    })
    expect(Problem.parse(response.json()).status).toBe(413)
  })

  test('a failure on our side tells a stranger nothing', async () => {
    const open = await testAppHere(await testDatabase({ seeded: true }))
    open.get('/test-only', async () => {
      throw new Error('password=hunter2 at /srv/app.ts')
    })
    const response = await open.inject('/test-only')
    expect(response.statusCode).toBe(500)
    expect(response.body).not.toMatch(/hunter2|srv/)
    expect(Problem.parse(response.json()).status).toBe(500)
  })
})

describe('what is hardly HTTP', () => {
  const answerTo = async (bytes: string[]): Promise<string> => {
    const open = await testAppHere(await testDatabase({ seeded: true }))
    await open.listen({ port: 0, host: '127.0.0.1' })
    const { port } = open.server.address() as AddressInfo
    return new Promise((resolve) => {
      let answer = ''
      const socket = connectSocket(port, '127.0.0.1', () => {
        for (const part of bytes) socket.write(part)
      })
      socket.on('data', (data) => {
        answer += data.toString()
      })
      // The server may close while we still write.
      socket.on('error', () => resolve(answer))
      socket.on('close', () => resolve(answer))
    })
  }

  test('a query of ten megabytes answers a problem', async () => {
    const answer = await answerTo(['GET /v1/centres?q=', long(10_000_000), ' HTTP/1.1\r\nhost: a\r\n\r\n'])
    // Where the connection is reset before we have read, there is nothing to look at.
    if (answer !== '') expect(answer).toMatch(/^HTTP\/1\.1 431 .*\r\ncontent-type: application\/problem\+json/)
  })

  test('a query that is just too long answers a problem', async () => {
    const answer = await answerTo([`GET /v1/centres?q=${long(17_000)} HTTP/1.1\r\nhost: a\r\n\r\n`])
    expect(answer).toMatch(/^HTTP\/1\.1 431 .*\r\ncontent-type: application\/problem\+json/)
  })

  test('a request that names no host answers a problem, and one of an older HTTP need not', async () => {
    const answer = await answerTo(['GET /v1/vocabularies HTTP/1.1\r\nconnection: close\r\n\r\n'])
    expect(answer).toMatch(/^HTTP\/1\.1 400 .*content-type: application\/problem\+json.*host must be given/s)
    expect(await answerTo(['GET /healthz HTTP/1.0\r\n\r\n'])).toMatch(/^HTTP\/1\.1 200 /)
  })

  test('something that is no request answers a problem', async () => {
    const answer = await answerTo(['hello\r\n\r\n'])
    expect(answer).toMatch(/^HTTP\/1\.1 400 .*\r\ncontent-type: application\/problem\+json/)
  })
})
