import {
  Collection,
  Collections,
  Conformance,
  crs84,
  Feature,
  FeatureCollection,
  LandingPage,
  type OgcLink,
  Problem,
  PropertySchema,
} from '@centres/contract'
import { getIssues } from '@placemarkio/check-geojson'
import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, test } from 'vitest'
import { aCentre, given } from '../support/a-centre.ts'
import { fixedNow } from '../support/app.ts'
import {
  documents,
  draft,
  gone,
  hidden,
  items,
  lab,
  linked,
  merged,
  ogcDirectory,
  publicUrl,
  root,
  shown,
  suva,
  within,
} from '../support/ogc-directory.ts'

const { database, get, pageOf, namesOf } = ogcDirectory()

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
    [`id=${suva.id},${hidden.id}&id=${gone.id}`, ['Shelter', 'Suva']],
    [`id=${merged.id}`, []],
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
      await given(database(), aCentre({ name: `New ${step}` }))
      page = FeatureCollection.parse((await get(within(next))).json())
      if (step > 50) break
    }
    expect(seen).toEqual([...new Set(seen)].sort())
    expect(seen).toEqual(expect.arrayContaining(shown.map(({ id }) => id)))
    await database()
      .$client`delete from listings using centre_names n where n.centre_id = listings.centre_id and n.text like 'New %'`
  })

  test('a hidden centre is a feature without geometry, in every box', async () => {
    expect((await pageOf('bbox=31,-34,32,-33')).features.find(({ id }) => id === hidden.id)?.geometry).toBeNull()
  })
})
