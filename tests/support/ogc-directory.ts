import { type ExportRow, FeatureCollection, type OgcLink } from '@centres/contract'
import type { Database } from '@centres/db'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll } from 'vitest'
import { aCentre, changeCentre, given } from './a-centre.ts'
import { testApp } from './app.ts'
import { emptyDirectory } from './directory.ts'

export const publicUrl = 'https://atlas.example.org/directory'
export const root = `${publicUrl}/ogc`
export const items = '/ogc/collections/centres/items'

export const lab = aCentre({
  name: 'Skryflab <i>"1"</i> 🖋',
  kinds: ['writing-lab'],
  languages: ['af'],
  website: 'https://example.org/?a=1&b=2',
})
export const suva = aCentre({
  name: 'Suva',
  longitude: 178.44,
  latitude: -18.14,
  countryCode: 'FJ',
  languages: ['en'],
})
const apia = aCentre({ name: 'مركز', longitude: -171.76, latitude: -13.83, countryCode: 'WS', languages: ['sm'] })
const online = aCentre({ name: 'Online', precision: 'online', countryCode: 'NO' })
export const hidden = aCentre({ name: 'Shelter', precision: 'hidden', longitude: 31.123456 })
export const gone = aCentre({ name: 'Gone' })
export const merged = aCentre({ name: 'Merged' })
export const draft = aCentre({ name: 'Draft', state: 'draft' })
export const shown = [lab, suva, apia, online, hidden]

/** Every kind of document that the OGC API has. */
export const documents = [
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

export const linked = (links: OgcLink[], rel: string, type?: string) =>
  links.find((link) => link.rel === rel && (type === undefined || link.type === type))

/** A link's address as this server is asked, which stands behind a proxy that takes the path of PUBLIC_URL away. */
export const within = (link: OgcLink | undefined) => link?.href.replace(publicUrl, '') ?? ''

export type OgcDirectory = {
  database: () => Database
  get: (url: string, headers?: Record<string, string>) => Promise<LightMyRequestResponse>
  pageOf: (query?: string) => Promise<FeatureCollection>
  namesOf: (query: string) => Promise<string[]>
}

/** A server with a few centres, each of another kind to the OGC API. */
export function ogcDirectory(): OgcDirectory {
  let database: Database
  let app: FastifyInstance
  beforeAll(async () => {
    database = await emptyDirectory()
    await given(database, ...shown, gone, merged, draft)
    await changeCentre(database, gone.id, { state: 'withdrawn', withdrawn_reason: 'Listed twice' })
    await changeCentre(database, merged.id, { life_state: 'merged', successor_id: lab.id })
    await database.$client`update centres set updated_at = '2026-02-01T00:00:00Z' where id = ${suva.id}`
    app = await testApp(database, { publicUrl })
  })
  afterAll(() => app.close())
  const get: OgcDirectory['get'] = (url, headers = {}) => app.inject({ url, headers })
  const pageOf = async (query = '') => FeatureCollection.parse((await get(`${items}?${query}`)).json())
  return {
    database: () => database,
    get,
    pageOf,
    namesOf: async (query) =>
      (await pageOf(query)).features.map(({ properties }) => (properties as ExportRow).name).sort(),
  }
}
