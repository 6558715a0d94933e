import { makeRelease } from '@centres/api'
import { centreIdOf, interfaceLanguages } from '@centres/contract'
import type { Database } from '@centres/db'
import type { FastifyInstance } from 'fastify'
import { JSDOM } from 'jsdom'
import jsonld from 'jsonld'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCentre, changeCentre, given } from '../support/a-centre.ts'
import { fixedNow, testApp, testAppHere } from '../support/app.ts'
import { testDatabase } from '../support/database.ts'
import { emptyDirectory } from '../support/directory.ts'
import { builtClient } from '../support/site.ts'

const origin = 'http://localhost:3000'
const attack = '"><img src=x onerror=alert(1)></title></noscript></script><script>alert(1)</script><!-- \u2028 & \' `'

let database: Database
let app: FastifyInstance
beforeAll(async () => {
  await builtClient()
  database = await emptyDirectory()
  app = await testApp(database)
})
afterAll(() => app?.close())

type Head = { document: Document; meta: (name: string) => string | null; link: (selector: string) => string | null }

async function headOf(url: string, from = app): Promise<Head> {
  const response = await from.inject(url)
  expect({ url, status: response.statusCode }).toEqual({ url, status: 200 })
  const { document } = new JSDOM(response.body).window
  return {
    document,
    meta: (name) =>
      document.querySelector(`meta[name="${name}"], meta[property="${name}"]`)?.getAttribute('content') ?? null,
    link: (selector) => document.querySelector(`link${selector}`)?.getAttribute('href') ?? null,
  }
}

type Data = Record<string, unknown> & { distribution?: { contentUrl: string; sha256?: string }[] }

const dataOf = ({ document }: Head): Data[] =>
  [...document.querySelectorAll('script[type="application/ld+json"]')].map((one) => JSON.parse(one.textContent))

/** The vocabulary without the network: every term is one of schema.org. */
const documentLoader = async (url: string) => ({
  documentUrl: url,
  document: { '@context': { '@vocab': 'https://schema.org/' } },
})

test.each([
  ['/', 'Explore writing centres'],
  ['/about', 'About the atlas'],
  ['/docs', 'The API'],
  ['/statistics', 'Statistics'],
  ['/research', 'Research'],
  ['/research/dictionary', 'Data dictionary'],
  ['/releases', 'Releases'],
  ['/register', 'Register a centre'],
])('%s has a head of its own', async (path, title) => {
  const head = await headOf(path)
  expect(head.document.title).toBe(`${title} · Writing Centre Atlas`)
  expect(head.meta('og:title')).toBe(title)
  expect(head.meta('description')).toMatch(/\.$/)
  expect(head.meta('description')).not.toContain('{{')
  expect(head.meta('og:url')).toBe(origin + path)
  expect(head.meta('twitter:card')).toBe('summary')
  expect(head.meta('og:image')).toBeNull()
  expect(head.link('[rel=canonical]')).toBe(origin + path)
  expect(head.link('[type="application/atom+xml"]')).toBe('/v1/changes.atom')
  expect(head.document.querySelectorAll('title, link[rel=canonical], meta[name=description]')).toHaveLength(3)
})

test.each([
  ['/sign-in', 'Sign in'],
  ['/sign-in/a-token?to=/register', 'Sign in'],
  ['/account', 'My account'],
  ['/registrations/0b9d4b3e-6c1f-4a54-9f0e-1f6a5c1b7a10', 'Your registration'],
  ['/my-centres', 'My centres'],
  ['/centres/wca-0000000/edit', 'Edit the record'],
  ['/moderate', 'Moderate'],
  ['/moderate/registrations/0b9d4b3e-6c1f-4a54-9f0e-1f6a5c1b7a10', 'A registration to decide on'],
  ['/moderate/centres/wca-0000000', 'A record to moderate'],
  ['/moderate/looks/0b9d4b3e-6c1f-4a54-9f0e-1f6a5c1b7a10', 'A change to look at'],
  ['/moderate/suggestions/0b9d4b3e-6c1f-4a54-9f0e-1f6a5c1b7a10', 'A suggestion'],
  ['/moderate/reports/0b9d4b3e-6c1f-4a54-9f0e-1f6a5c1b7a10', 'A report'],
  ['/centres/wca-0000000/report', 'Report this entry'],
  ['/reports/confirm/a-token', 'Confirm a report'],
  ['/my-centres/suggestions', 'Suggestions for your centres'],
  ['/centres/wca-0000000/suggest', 'Suggest a change'],
  ['/suggestions/confirm/a-token', 'Confirm a suggestion'],
  ['/moderate/claims/0b9d4b3e-6c1f-4a54-9f0e-1f6a5c1b7a10', 'A claim to decide on'],
  ['/moderate/vocabulary/0b9d4b3e-6c1f-4a54-9f0e-1f6a5c1b7a10', 'A word to decide on'],
  ['/claims/0b9d4b3e-6c1f-4a54-9f0e-1f6a5c1b7a10', 'Your claim'],
  ['/claims/0b9d4b3e-6c1f-4a54-9f0e-1f6a5c1b7a10/answer', 'Somebody claims a centre that you keep'],
  ['/centres/wca-0000000/claim', 'Claim a centre'],
  ['/centres/wca-0000000/people', 'Who keeps the record'],
  ['/invitations/a-token', 'An invitation'],
  ['/moderate/acts', 'What was done'],
])('%s is in no search engine, and its head repeats no address', async (path, title) => {
  const head = await headOf(path)
  expect(head.document.title).toBe(`${title} · Writing Centre Atlas`)
  expect(head.meta('robots')).toBe('noindex')
  expect(head.meta('description')).toMatch(/\.$/)
  expect(head.meta('og:url')).toBeNull()
  expect(head.link('[rel=canonical]')).toBeNull()
  expect(head.document.querySelectorAll('link[hreflang]')).toHaveLength(0)
  expect(head.document.documentElement.outerHTML).not.toMatch(/a-token|0b9d4b3e/)
  expect((await headOf('/register')).meta('robots')).toBeNull()
})

test('a page is in the language that its address asks for, and names the others', async () => {
  for (const language of interfaceLanguages) {
    const head = await headOf(`/about?lang=${language}`)
    const { lang, dir } = head.document.documentElement
    expect({ lang, dir }).toEqual({ lang: language, dir: language === 'ar' ? 'rtl' : 'ltr' })
    const here = language === 'en' ? `${origin}/about` : `${origin}/about?lang=${language}`
    expect(head.link('[rel=canonical]')).toBe(here)
    expect(head.link(`[hreflang=${language}]`)).toBe(here)
    expect(head.link('[hreflang=x-default]')).toBe(`${origin}/about`)
    expect(head.document.querySelectorAll('link[hreflang]')).toHaveLength(interfaceLanguages.length + 1)
  }
  expect((await headOf('/moderate?lang=fr')).meta('og:title')).toBe('Modérer')
  expect((await headOf('/?lang=AR-eg')).document.title).toContain('أطلس مراكز الكتابة')
  expect((await headOf('/?lang=tlh')).document.documentElement.lang).toBe('en')
})

test('a set has one address, however the page shows it', async () => {
  const head = await headOf(
    '/?selected=wca-0000000&view=map&sort=name&kind=writing-centre&country=ZA&utm_source=x&lang=fr',
  )
  expect(head.link('[rel=canonical]')).toBe(`${origin}/?country=ZA&kind=writing-centre&lang=fr`)
  expect(head.link('[type="application/atom+xml"]')).toBe('/v1/changes.atom?country=ZA&kind=writing-centre')
  expect(dataOf(head)).toEqual([])
  expect((await headOf('/?bbox=nonsense')).link('[rel=canonical]')).toBe(`${origin}/`)
  expect((await headOf('/?near=18.87,-33.93')).link('[rel=canonical]')).toBe(`${origin}/`)
})

test('a profile is an organisation of schema.org', async () => {
  const [centre] = await given(
    database,
    aCentre({
      names: [
        { text: 'Skryflaboratorium', language: 'af', kind: 'official' },
        { text: 'Writing Lab', language: 'en', kind: 'official' },
      ],
      institution: 'Universiteit Stellenbosch',
      city: 'Stellenbosch',
      website: 'https://example.org/lab',
      socialLinks: ['https://social.example/@lab'],
      phone: '+27 21 000 0000',
      languages: ['af', 'en'],
      textLanguages: ['xh'],
      founded: '2001',
      longitude: 18.86512,
      latitude: -33.93212,
    }),
  )
  const address = `${origin}/centres/${centre?.id}`
  const head = await headOf(`/centres/${centre?.id}/an-old-slug`)
  expect(head.document.title).toBe('Skryflaboratorium · Writing Centre Atlas')
  expect(head.link('[rel=canonical]')).toBe(`${address}/skryflaboratorium`)
  expect(head.link('[type="application/json"]')).toBe(`/v1/centres/${centre?.id}`)
  expect(head.meta('description')).toBe(
    'Skryflaboratorium: Universiteit Stellenbosch, Stellenbosch, South Africa. A record of the international directory of writing centres.',
  )
  const [data] = dataOf(head)
  expect(data).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'EducationalOrganization',
    '@id': address,
    name: { '@value': 'Skryflaboratorium', '@language': 'af' },
    alternateName: [{ '@value': 'Writing Lab', '@language': 'en' }],
    url: 'https://example.org/lab',
    sameAs: ['https://social.example/@lab'],
    address: { addressCountry: 'ZA', addressLocality: 'Stellenbosch' },
    geo: { '@type': 'GeoCoordinates', longitude: 18.86512, latitude: -33.93212 },
    knowsLanguage: ['af', 'en', 'xh'],
    contactPoint: { telephone: '+27 21 000 0000', availableLanguage: ['af', 'en'] },
    foundingDate: '2001',
    parentOrganization: [{ name: { '@value': 'Universiteit Stellenbosch', '@language': 'en' } }],
  })
  const [expanded] = await jsonld.expand(data as object, { documentLoader })
  expect(expanded).toMatchObject({
    '@id': address,
    '@type': ['https://schema.org/EducationalOrganization'],
    'https://schema.org/name': [{ '@value': 'Skryflaboratorium', '@language': 'af' }],
  })
  const plain = head.document.querySelector('noscript')?.innerHTML ?? ''
  for (const told of [
    'Skryflaboratorium',
    'Universiteit Stellenbosch',
    'Stellenbosch, South Africa',
    'https://example.org/lab',
    'Afrikaans and English',
    `/v1/centres/${centre?.id}`,
  ])
    expect(plain).toContain(told)
})

test('nothing that people write breaks out of the head', async () => {
  const [centre] = await given(
    database,
    aCentre({
      name: attack,
      institution: attack,
      city: attack,
      descriptions: [{ language: 'en', text: attack }],
      website: 'https://example.org/"><script>alert(1)</script>',
    }),
  )
  const head = await headOf(`/centres/${centre?.id}?lang="><script>alert(1)</script>`)
  const [data] = dataOf(head)
  expect(data?.name).toEqual({ '@value': attack, '@language': 'en' })
  expect(head.document.title).toBe(`${attack} · Writing Centre Atlas`)
  expect(head.meta('og:title')).toBe(attack)
  expect(head.document.querySelectorAll('script:not([src], [type="application/ld+json"])')).toHaveLength(0)
  expect(head.document.querySelectorAll('img, [onerror]')).toHaveLength(0)
  expect((await app.inject(`/?q=${encodeURIComponent(attack)}`)).body).not.toContain('<script>alert')
})

test('a record that is not at this address says so by its status', async () => {
  const [successor] = await given(database, aCentre({ name: 'Successor' }))
  const [merged, withdrawn] = await given(database, aCentre(), aCentre())
  await changeCentre(database, merged?.id ?? '', { life_state: 'merged', successor_id: successor?.id ?? null })
  await changeCentre(database, withdrawn?.id ?? '', { state: 'withdrawn', withdrawn_reason: 'Closed' })
  const moved = await app.inject(`/centres/${merged?.id}/old?lang=fr&from=/a?b=%3F?`)
  expect({ status: moved.statusCode, to: moved.headers.location }).toEqual({
    status: 308,
    to: `/centres/${successor?.id}?lang=fr&from=/a?b=%3F?`,
  })
  const headers = { accept: 'text/html' }
  for (const [url, status] of [
    [`/centres/${withdrawn?.id}`, 410],
    [`/centres/${centreIdOf('zzzzzz')}`, 404],
    ['/centres/wca-0000001', 404],
    ['/centres/nonsense', 404],
    ['/sets/set-0000000', 404],
    ['/releases/7', 404],
    ['/releases/x', 404],
  ] as const) {
    const response = await app.inject({ url, headers })
    expect({ url, status: response.statusCode }).toEqual({ url, status })
    expect(response.body).toContain('<div id="root">')
  }
})

test('the directory and its releases are datasets of schema.org', async () => {
  await makeRelease({ primary: database, now: () => fixedNow, settings: { publicUrl: origin, spoolDir: undefined } })
  const [live] = dataOf(await headOf('/research'))
  expect(live).toMatchObject({ '@type': 'Dataset', license: 'https://creativecommons.org/publicdomain/zero/1.0/' })
  expect(live?.distribution?.map(({ contentUrl }) => contentUrl)).toContain(`${origin}/v1/exports/centres.parquet`)
  const head = await headOf('/releases/1?lang=es')
  expect(head.document.title).toBe('Edición 1 · Atlas de centros de escritura')
  const release = (await app.inject('/v1/releases/1')).json()
  const [data] = dataOf(head)
  expect(data).toMatchObject({ '@type': 'Dataset', version: '1', datePublished: '2026-11-24' })
  expect(data?.distribution?.map(({ sha256 }) => sha256)).toEqual(
    release.files.map(({ sha256 }: { sha256: string }) => sha256),
  )
  for (const { contentUrl, sha256 } of data?.distribution ?? []) {
    const file = await app.inject({ method: 'HEAD', url: new URL(contentUrl).pathname })
    expect(file.headers.etag).toBe(`"${sha256}"`)
  }
})

test('a page that the reader has is not sent again, until what it says changes', async () => {
  const [centre] = await given(database, aCentre({ name: 'Before' }))
  for (const url of ['/', `/centres/${centre?.id}`]) {
    const { headers } = await app.inject(url)
    expect(headers['cache-control']).toBe('no-cache')
    const again = await app.inject({ url, headers: { 'if-none-match': String(headers.etag) } })
    expect({ status: again.statusCode, body: again.body }).toEqual({ status: 304, body: '' })
  }
  const url = `/centres/${centre?.id}`
  const { etag } = (await app.inject(url)).headers
  await changeCentre(database, centre?.id ?? '', { city: 'Paarl' })
  expect((await app.inject({ url, headers: { 'if-none-match': String(etag) } })).statusCode).toBe(200)
})

test('a page without its database is a page still', async () => {
  const gone = await testDatabase()
  const open = await testAppHere(gone)
  await gone.$client.end()
  for (const url of ['/', '/about', '/centres/wca-0000000', '/releases/1', '/sets/set-0000000']) {
    const response = await open.inject(url)
    expect({ url, status: response.statusCode }).toEqual({ url, status: 200 })
    expect(response.body).toContain('<div id="root">')
    expect(response.body).not.toContain('{{')
  }
})
