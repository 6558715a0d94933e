import {
  Collection,
  Collections,
  Conformance,
  crs84,
  type ExportRow,
  Feature,
  FeatureCollection,
  LandingPage,
  type OgcLink,
  Problem,
  PropertySchema,
} from '@centres/contract'
import type { Database } from '@centres/db'
import { getIssues } from '@placemarkio/check-geojson'
import { Validator } from '@seriousme/openapi-schema-validator'
import type { FastifyInstance } from 'fastify'
import { JSDOM } from 'jsdom'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aCentre, changeCentre, given } from '../support/a-centre.ts'
import { fixedNow, testApp, testAppHere } from '../support/app.ts'
import { emptyDirectory } from '../support/directory.ts'
import { builtClient } from '../support/site.ts'

let database: Database
let app: FastifyInstance

const publicUrl = 'https://atlas.example.org/directory'
const root = `${publicUrl}/ogc`
const items = '/ogc/collections/centres/items'

const secret = 'private-mailbox@secret.example'
const lab = aCentre({
  name: 'Skryflab <i>"1"</i> 🖋',
  kinds: ['writing-lab'],
  languages: ['af'],
  mailbox: secret,
  website: 'https://example.org/?a=1&b=2',
})
const suva = aCentre({ name: 'Suva', longitude: 178.44, latitude: -18.14, countryCode: 'FJ', languages: ['en'] })
const apia = aCentre({ name: 'مركز', longitude: -171.76, latitude: -13.83, countryCode: 'WS', languages: ['sm'] })
const online = aCentre({ name: 'Online', precision: 'online', countryCode: 'NO' })
const hidden = aCentre({ name: 'Shelter', precision: 'hidden', longitude: 31.123456, city: 'Secretville' })
const gone = aCentre({ name: 'Gone' })
const merged = aCentre({ name: 'Merged' })
const draft = aCentre({ name: 'Draft', state: 'draft' })
const shown = [lab, suva, apia, online, hidden]

beforeAll(async () => {
  database = await emptyDirectory()
  await given(database, ...shown, gone, merged, draft)
  await changeCentre(database, gone.id, { state: 'withdrawn', withdrawn_reason: 'Listed twice' })
  await changeCentre(database, merged.id, { life_state: 'merged', successor_id: lab.id })
  await database.$client`update centres set updated_at = '2026-02-01T00:00:00Z' where id = ${suva.id}`
  app = await testApp(database, { publicUrl })
})
afterAll(() => app.close())

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })
const pageOf = async (query = '') => FeatureCollection.parse((await get(`${items}?${query}`)).json())
const namesOf = async (query: string) =>
  (await pageOf(query)).features.map(({ properties }) => (properties as ExportRow).name).sort()
const linked = (links: OgcLink[], rel: string, type?: string) =>
  links.find((link) => link.rel === rel && (type === undefined || link.type === type))
/** A link's address as this server is asked, which stands behind a proxy that takes the path of PUBLIC_URL away. */
const within = (link: OgcLink | undefined) => link?.href.replace(publicUrl, '') ?? ''

const documents = [
  '/ogc',
  '/ogc/api',
  '/ogc/conformance',
  '/ogc/collections',
  '/ogc/collections/centres',
  '/ogc/collections/centres/queryables',
  '/ogc/collections/centres/schema',
  items,
  `${items}/${lab.id}`,
]

describe('documents', () => {
  test('the landing page leads to the description, the conformance and the data', async () => {
    const { links } = LandingPage.parse((await get('/ogc')).json())
    expect(linked(links, 'service-desc')?.type).toBe('application/vnd.oai.openapi+json;version=3.0')
    for (const rel of ['self', 'alternate', 'service-desc', 'service-doc', 'conformance', 'data']) {
      const link = linked(links, rel)
      expect(link?.href.startsWith(root)).toBe(true)
      const answer = await get(within(link), { accept: link?.type ?? '' })
      expect([answer.statusCode, String(answer.headers['content-type']).split('; charset')[0]]).toEqual([
        200,
        link?.type,
      ])
    }
  })

  test('the server says to which classes it keeps, and claims no query language', async () => {
    const { conformsTo } = Conformance.parse((await get('/ogc/conformance')).json())
    for (const name of ['core', 'geojson', 'html', 'oas30'])
      expect(conformsTo).toContain(`http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/${name}`)
    expect(conformsTo.filter((name) => name.includes('cql2') || name.endsWith('/filter'))).toEqual([])
  })

  test('the collection is the same alone and in the list, with its extent and its items', async () => {
    const { collections, links } = Collections.parse((await get('/ogc/collections')).json())
    expect(linked(links, 'self')).toBeDefined()
    const alone = Collection.parse((await get('/ogc/collections/centres')).json())
    expect({ ...collections[0], links: [] }).toEqual({ ...alone, links: [] })
    expect(alone).toMatchObject({ id: 'centres', itemType: 'feature', crs: [crs84] })
    expect(alone.extent.spatial?.bbox).toEqual([[-171.76, -33.93, 178.44, -13.83]])
    expect(alone.extent.temporal.interval[0]?.[1]).toBe('2026-11-01T00:00:00.000Z')
    expect(linked(alone.links, 'items', 'application/geo+json')?.href).toBe(`${publicUrl}${items}`)
    expect(linked(alone.links, 'license')).toBeDefined()
  })

  test('queryables are a JSON Schema whose properties are parameters, named in a Link header', async () => {
    const answer = await get('/ogc/collections/centres/queryables')
    expect(answer.headers['content-type']).toBe('application/schema+json')
    const schema = PropertySchema.parse(answer.json())
    expect(schema.$id).toBe(`${root}/collections/centres/queryables`)
    const properties = schema.properties as Record<string, { type: string; enum?: string[] }>
    expect(properties.country?.enum).toContain('FJ')
    for (const name of Object.keys(properties)) expect((await get(`${items}?${name}=nonsense!`)).statusCode).toBe(400)
    expect((await get(items)).headers.link).toContain(`<${root}/collections/centres/queryables>`)
    await get(items)
    expect((await get(items)).headers.link).toContain('rel="http://www.opengis.net/def/rel/ogc/1.0/queryables"')
  })

  test('the description is valid OpenAPI 3.0 and tells all paths, types and the limit where QGIS looks', async () => {
    const document = (await get('/ogc/api')).json()
    const outcome = await new Validator().validate(document)
    expect(outcome).toMatchObject({ valid: true })
    expect(document.openapi).toMatch(/^3\.0\./)
    expect(document.servers).toEqual([{ url: root }])
    const paths = documents.map((url) => url.replace(lab.id, '{id}').slice('/ogc'.length) || '/')
    expect(Object.keys(document.paths).sort()).toEqual(paths.sort())
    const { limit, country, kind } = document.components.parameters
    expect(limit.schema).toEqual({ type: 'integer', minimum: 1, maximum: 10_000, default: 100 })
    expect(country).toMatchObject({ style: 'form', explode: false, schema: { type: 'string' } })
    expect(kind).toMatchObject({ style: 'form', explode: false, schema: { type: 'array' } })
    const found = document.paths['/collections/centres/items'].get.responses['200'].content
    expect(Object.keys(found)).toEqual(['application/geo+json', 'text/html'])
  })

  test('the reference of /v1 does not hold them', async () => {
    expect(Object.keys((await get('/v1/openapi.json')).json().paths).filter((path) => path.includes('ogc'))).toEqual([])
  })

  test.each(documents)('%s links to itself and to its other form, each with its type', async (url) => {
    const body = (await get(url)).json()
    if (!body.links) return
    for (const link of body.links as OgcLink[])
      expect(link).toMatchObject({ href: expect.any(String), type: expect.any(String) })
    expect(linked(body.links, 'self')?.href).toBe(`${publicUrl}${url}?f=json`)
    expect(linked(body.links, 'alternate', 'text/html')?.href).toBe(`${publicUrl}${url}?f=html`)
  })

  test.each(documents)('%s is not sent again to who has it, and each form is kept for itself', async (url) => {
    const json = await get(url)
    const page = await get(`${url}?f=html`)
    const asked = await get(url, { accept: 'text/html' })
    expect(json.headers.vary).toBe('accept, accept-encoding')
    expect(asked.headers.etag).not.toBe(json.headers.etag)
    expect(asked.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(asked.headers['content-type']).toBe(page.headers['content-type'])
    expect((await get(url)).headers['content-type']).toBe(json.headers['content-type'])
    expect((await get(url, { 'if-none-match': String(json.headers.etag) })).statusCode).toBe(304)
    const other = { accept: 'text/html', 'if-none-match': String(json.headers.etag) }
    expect((await get(url, other)).statusCode).toBe(200)
  })
})

describe('features', () => {
  test('a page is valid GeoJSON with its counts, its time and its links', async () => {
    const answer = await get(items)
    expect(answer.headers['content-type']).toBe('application/geo+json')
    expect(getIssues(answer.body)).toEqual([])
    const page = FeatureCollection.parse(answer.json())
    expect(page).toMatchObject({
      numberMatched: shown.length,
      numberReturned: shown.length,
      timeStamp: fixedNow.toISOString(),
    })
    expect(page.features.map(({ id }) => id)).toEqual(shown.map(({ id }) => id).sort())
    expect(linked(page.links, 'next')).toBeUndefined()
    expect(linked(page.links, 'collection')?.href).toBe(`${root}/collections/centres`)
  })

  test('a feature is the row of the exports at its point', async () => {
    const answer = await get(`${items}/${suva.id}`)
    expect(getIssues(answer.body)).toEqual([])
    const { links, ...feature } = Feature.parse(answer.json())
    expect(feature.geometry).toEqual({ type: 'Point', coordinates: [178.44, -18.14] })
    expect(feature.properties).toMatchObject({
      id: suva.id,
      name: 'Suva',
      country: 'FJ',
      language: ['en'],
      founded: null,
    })
    expect((await pageOf('country=FJ')).features).toEqual([feature])
    expect(linked(links, 'collection')?.type).toBe('application/json')
  })

  test('a feature that is not there, withdrawn or merged is answered as such', async () => {
    expect((await get(`${items}/wca-0000000`)).statusCode).toBe(404)
    expect((await get(`${items}/${draft.id}`)).statusCode).toBe(404)
    expect(Problem.parse((await get(`${items}/${gone.id}`)).json())).toMatchObject({
      status: 410,
      reason: 'Listed twice',
    })
    const moved = await get(`${items}/${merged.id}?f=html`)
    expect([moved.statusCode, moved.headers.location]).toEqual([308, `${items}/${lab.id}?f=html`])
    expect((await get('/ogc/collections/nothing')).statusCode).toBe(404)
    expect((await get('/ogc/collections/nothing/items')).statusCode).toBe(404)
  })

  test.each([
    ['bbox=170,-30,-170,0', ['Online', 'Shelter', 'Suva', 'مركز']],
    ['bbox=170,-30,180,0', ['Online', 'Shelter', 'Suva']],
    ['bbox=178,-19,0,179,-18,100', ['Online', 'Shelter', 'Suva']],
    ['bbox=178.44,-18.14,178.44,-18.14', ['Online', 'Shelter', 'Suva']],
    ['bbox=1.78e2,-18.9999999999999982,179,-1e-05', ['Online', 'Shelter', 'Suva']],
    [`bbox=170,-30,-170,0&bbox-crs=${crs84}&crs=${crs84}`, ['Online', 'Shelter', 'Suva', 'مركز']],
    ['country=FJ', ['Suva']],
    ['country=FJ,ws', ['Suva', 'مركز']],
    ['country=FJ&country=WS', ['Suva', 'مركز']],
    ['country=FJ,WS&language=sm', ['مركز']],
    ['kind=writing-lab', ['Skryflab <i>"1"</i> 🖋']],
    ['q=suva', ['Suva']],
    ['near=178,-18&radiusKm=100', ['Suva']],
    ['datetime=2026-02-01T00:00:00Z', ['Suva']],
    ['datetime=2026-02-01T01:00:00%2B01:00', ['Suva']],
    ['datetime=2026-02-01', ['Suva']],
    ['datetime=2026-01-01T00:00:00Z/2026-03-01T00:00:00Z', ['Suva']],
    ['datetime=../2026-03-01T00:00:00Z', ['Suva']],
    ['datetime=/2026-03-01T00:00:00Z', ['Suva']],
    ['datetime=2026-02-02T/..&country=FJ', []],
    ['datetime=2026-01-01T00:00:00z/&country=FJ', ['Suva']],
  ])('%s finds what fits', async (query, names) => {
    expect(await namesOf(query)).toEqual(names)
    expect((await pageOf(`${query}&limit=1`)).numberMatched).toBe(names.length)
  })

  test('the limit caps a page, and one beyond the maximum means the maximum', async () => {
    expect((await pageOf('limit=2')).numberReturned).toBe(2)
    expect((await pageOf('limit=999999')).numberReturned).toBe(shown.length)
  })

  test('next leads through all of the set once while records come and go', async () => {
    const seen: string[] = []
    let page = await pageOf('limit=1&bbox=-180,-90,180,90')
    for (let step = 0; ; step++) {
      seen.push(...page.features.map(({ id }) => id))
      const next = linked(page.links, 'next', 'application/geo+json')
      if (!next) break
      await given(database, aCentre({ name: `New ${step}` }))
      page = FeatureCollection.parse((await get(within(next))).json())
      if (step > 50) break
    }
    expect(seen).toEqual([...new Set(seen)].sort())
    expect(seen).toEqual(expect.arrayContaining(shown.map(({ id }) => id)))
    await database.$client`delete from listings using centre_names n where n.centre_id = listings.centre_id and n.text like 'New %'`
  })

  test('nothing private leaves by any of these doors', async () => {
    for (const url of [...documents, ...documents.map((one) => `${one}?f=html`), `${items}/${hidden.id}`]) {
      const { body } = await get(url)
      expect(body).not.toContain(secret)
      expect(body).not.toMatch(/31\.1234|Secretville/)
    }
    expect((await pageOf('bbox=31,-34,32,-33')).features.find(({ id }) => id === hidden.id)?.geometry).toBeNull()
  })
})

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
  const limited = await testAppHere(database, { publicUrl, rateLimit: 3 })
  const statuses = []
  for (const url of ['/v1/vocabularies', '/ogc', `${items}?f=html`, `${items}?limit=1`])
    statuses.push((await limited.inject(url)).statusCode)
  expect(statuses).toEqual([200, 200, 200, 429])
})

describe('pages for people', () => {
  const firefox = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
  const documentOf = async (url: string, accept = firefox) =>
    new JSDOM((await get(url, { accept })).body).window.document

  test.each<[string, string, string]>([
    ['', firefox, 'text/html'],
    ['', '*/*', 'application/geo+json'],
    ['', 'application/geo+json, application/json', 'application/geo+json'],
    ['', 'image/png', 'application/geo+json'],
    ['f=json', firefox, 'application/geo+json'],
    ['f=html', 'application/json', 'text/html'],
  ])('with "%s" and Accept %s the answer is %s', async (query, accept, type) => {
    expect((await get(`${items}?${query}`, { accept })).headers['content-type']).toContain(type)
  })

  test.each(documents)(
    '%s is a whole page that says and links what its JSON does, without script or style',
    async (url) => {
      const page = await documentOf(url)
      expect(page.doctype?.name).toBe('html')
      expect(page.querySelectorAll('h1').length).toBe(1)
      expect(page.querySelectorAll('script, style, [style]').length).toBe(0)
      const { links = [] } = (await get(url)).json() as { links?: OgcLink[] }
      const hrefs = [...page.querySelectorAll('a')].map(({ href }) => href)
      for (const { rel, href } of links) if (rel !== 'self' && rel !== 'alternate') expect(hrefs).toContain(href)
      expect(hrefs).toContain(`${publicUrl}${url}?f=json`)
    },
  )

  test('a table of centres tells all of each, as it was written, page by page', async () => {
    const page = await documentOf(`${items}?limit=3`)
    const ours = await pageOf('limit=3')
    const names = [...page.querySelectorAll('tbody th bdi')].map(({ textContent }) => textContent)
    expect(names).toEqual(ours.features.map(({ properties }) => (properties as ExportRow).name))
    const text = page.body.textContent
    for (const { properties } of ours.features) {
      for (const [name, value] of Object.entries(properties)) {
        expect(text).toContain(name)
        for (const one of [value].flat()) if (one !== null) expect(text).toContain(String(one))
      }
    }
    const next = page.querySelector<HTMLAnchorElement>('a.next')?.href.replace(publicUrl, '') ?? ''
    expect((await documentOf(next)).querySelector('.lead')?.textContent).toBe(
      `2 of ${shown.length} writing centres, by id.`,
    )
  })

  test('what is not there shows a person the page, where the client is built', async () => {
    await builtClient()
    const whole = await testAppHere(database, { publicUrl })
    const answer = await whole.inject({ url: '/ogc/nothing', headers: { accept: firefox } })
    expect([answer.statusCode, answer.body]).toEqual([404, whole.errorPage])
    expect(Problem.parse((await whole.inject('/ogc/nothing')).json()).status).toBe(404)
  })

  test('its styles are ours', async () => {
    const answer = await get('/ogc/pages.css')
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/css; charset=utf-8'])
  })
})
