import { Problem } from '@centres/contract'
import { describe, expect, test } from 'vitest'
import { testAppHere } from '../support/app.ts'
import { documents, items, lab, ogcDirectory, publicUrl } from '../support/ogc-directory.ts'

const { database, get } = ogcDirectory()

describe('what is refused, by name', () => {
  test.each([
    ...documents.map((url): [string, string] => [`${url}?colour=red`, 'colour']),
    ...documents.map((url): [string, string] => [`${url}?f=xml`, 'f']),
    ...[
      '1,2,3',
      '1,2,3,4,5',
      'a,b,c,d',
      '0,10,10,0',
      '-181,0,0,0',
      '0,0,0,91',
      '',
      '1,2,x,3,4,5',
      '0,0,0,1e99',
      'NaN,0,0,0',
    ].map((box): [string, string] => [`${items}?bbox=${box}`, 'bbox']),
    ...['0', '-1', '', '1.5', 'ten', '1e3'].map((limit): [string, string] => [`${items}?limit=${limit}`, 'limit']),
    ...[
      'yesterday',
      '2026-13-01T00:00:00Z',
      '../..',
      '/',
      '',
      '2026-02-01T00:00:00',
      'a/b/c',
      '2026-03-01/2026-02-01',
      '0000-01-01T00:00:00Z',
    ].map((period): [string, string] => [`${items}?datetime=${period}`, 'datetime']),
    [`${items}?crs=http://www.opengis.net/def/crs/EPSG/0/3857`, 'crs'],
    [`${items}?bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4326&bbox=0,0,1,1`, 'bbox-crs'],
    [`${items}/${lab.id}?crs=EPSG:3857`, 'crs'],
    [`${items}?country=FJ,XX`, 'country'],
    [`${items}?country=FJ,`, 'country'],
    [`${items}?kind=nonsense`, 'kind'],
    [`${items}?offset=10`, 'offset'],
    [`${items}?after=wca-0000001`, 'after'],
    [`${items}?filter=country='FJ'`, 'filter'],
    [`${items}?limit=1&limit=2`, 'limit'],
    [`${items}/1`, 'id'],
  ])('%s', async (url, name) => {
    const answer = await get(encodeURI(url))
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(Problem.parse(answer.json()).errors?.map((error) => error.name)).toContain(name)
    expect(answer.statusCode).toBe(400)
  })

  const broken = ['q=%FF', 'q=%C3%28', 'q=%', 'q=%Z1', '%FF=1', 'q=%ED%A0%80', 'kind=%FF&country=ZA']

  test.each(documents.flatMap((url) => broken.map((query) => `${url}?${query}`)))(
    '%s, as it is no UTF-8',
    async (url) => {
      for (const headers of [{}, { accept: 'text/html' }]) {
        const answer = await get(url, headers)
        expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
        expect(Problem.parse(answer.json()).errors?.map((error) => error.name)).toEqual(['query'])
        expect(answer.statusCode).toBe(400)
      }
    },
  )
})

test('requests are limited as those to /v1 are, and counted with them', async () => {
  const limited = await testAppHere(database(), { publicUrl, rateLimit: 3 })
  const statuses = []
  for (const url of ['/v1/vocabularies', '/ogc', `${items}?f=html`, `${items}?limit=1`])
    statuses.push((await limited.inject(url)).statusCode)
  expect(statuses).toEqual([200, 200, 200, 429])
})
