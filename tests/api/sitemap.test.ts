import { gunzipSync } from 'node:zlib'
import { makeRelease } from '@centres/api'
import type { Database } from '@centres/db'
import type { FastifyInstance } from 'fastify'
import { JSDOM } from 'jsdom'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCentre, given } from '../support/a-centre.ts'
import { fixedNow, testApp } from '../support/app.ts'
import { emptyDirectory } from '../support/directory.ts'

const origin = 'http://localhost:3000'
const { DOMParser } = new JSDOM().window

let database: Database
let app: FastifyInstance
beforeAll(async () => {
  database = await emptyDirectory()
  app = await testApp(database)
})
afterAll(() => app?.close())

async function read(url: string): Promise<Document> {
  const response = await app.inject(url)
  expect({ url, status: response.statusCode }).toEqual({ url, status: 200 })
  expect(response.headers['content-type']).toBe('application/xml; charset=utf-8')
  return new DOMParser().parseFromString(response.body, 'application/xml')
}

const textsOf = (document: Document, name: string) =>
  [...document.getElementsByTagName(name)].map((element) => element.textContent)
const pathOf = (address: string) => address.slice(origin.length)

test('robots find the sitemap, and keep from tiles and files', async () => {
  const { body } = await app.inject('/robots.txt')
  expect(body).toBe(
    `User-agent: *\nAllow: /\nDisallow: /v1/tiles\nDisallow: /v1/exports\n\nSitemap: ${origin}/sitemap.xml\n`,
  )
})

test('the sitemap has every listed centre once, at the address that its page calls its own', async () => {
  const [kept, odd] = await given(
    database,
    aCentre({ name: 'Sentrum vir skryf' }),
    aCentre({ name: 'مركز الكتابة & <more>' }),
    aCentre({ state: 'submitted' }),
    aCentre({ state: 'draft' }),
  )
  const index = await read('/sitemap.xml')
  expect(textsOf(index, 'loc')).toEqual([`${origin}/sitemap/pages.xml`, `${origin}/sitemap/centres-1.xml`])

  const part = await read('/sitemap/centres-1.xml')
  const addresses = textsOf(part, 'loc')
  expect(new Set(addresses)).toEqual(
    new Set([
      `${origin}/centres/${kept?.id}/sentrum-vir-skryf`,
      `${origin}/centres/${odd?.id}/${encodeURIComponent('مركز-الكتابة-more')}`,
    ]),
  )
  expect(addresses).toHaveLength(2)
  expect(textsOf(part, 'lastmod')).toEqual(['2026-11-01T00:00:00.000Z', '2026-11-01T00:00:00.000Z'])
  for (const url of part.getElementsByTagName('url')) {
    const links = [...url.getElementsByTagNameNS('http://www.w3.org/1999/xhtml', 'link')]
    expect(links.map((link) => link.getAttribute('hreflang'))).toEqual(['en', 'af', 'ar', 'es', 'fr', 'x-default'])
    const address = textsOf(url as unknown as Document, 'loc')[0]
    expect(links[2]?.getAttribute('href')).toBe(`${address}?lang=ar`)
  }
})

test('every address of the sitemap is a page', async () => {
  await makeRelease({ primary: database, now: () => fixedNow, settings: { publicUrl: origin, spoolDir: undefined } })
  const addresses = textsOf(await read('/sitemap/pages.xml'), 'loc')
  expect(addresses).toContain(`${origin}/releases/1`)
  expect(new Set(addresses).size).toBe(addresses.length)
  for (const address of [...addresses, ...textsOf(await read('/sitemap/centres-1.xml'), 'loc')]) {
    const response = await app.inject(pathOf(address ?? ''))
    expect({ address, status: response.statusCode }).toEqual({ address, status: 200 })
    expect(response.body).toContain(`rel="canonical" href="${address}"`)
  }
})

test('a part is kept until the directory changes, and sent compressed', async () => {
  const url = '/sitemap/centres-1.xml'
  const plain = await app.inject(url)
  const packed = await app.inject({ url, headers: { 'accept-encoding': 'gzip' } })
  expect(packed.headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(packed.rawPayload).toString()).toBe(plain.body)
  const ask = () => app.inject({ url, headers: { 'if-none-match': String(plain.headers.etag) } })
  expect((await ask()).statusCode).toBe(304)
  const [added] = await given(database, aCentre({ name: 'Added' }))
  app.versions.forget()
  const after = await ask()
  expect(after.statusCode).toBe(200)
  expect(after.body).toContain(`/centres/${added?.id}/added`)
})

test.each(['2', '0', 'x', '99999'])('there is no part %s', async (part) => {
  const response = await app.inject(`/sitemap/centres-${part}.xml`)
  expect(response.statusCode).toBe(404)
})
