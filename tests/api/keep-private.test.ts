import {
  type CentreProfile,
  citationFormats,
  exportFormatNames,
  interfaceLanguages,
  KeptSet,
  type Release,
} from '@centres/contract'
import type { CentreRecord } from '@centres/db'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aCentre, act, given } from '../support/a-centre.ts'
import { aRelease } from '../support/a-release.ts'
import { allText } from '../support/all-text.ts'
import { testApp } from '../support/app.ts'
import { emptyDirectory } from '../support/directory.ts'
import { withGetRoutes } from '../support/get-routes.ts'
import { builtClient } from '../support/site.ts'

const mailbox = 'private-mailbox@letters.example'

type Kept = {
  centre: CentreRecord
  words: string[] /** Degrees nearer than which no number may come. */
  within?: number
}

/** Each somewhere of its own in the far south, so that what is found says whose it is. */
const at = (longitude: number, latitude: number) => ({ longitude, latitude, mailbox })

const open = aCentre({ name: 'Open', ...at(-151.234567, -84.876543), city: 'Openville', adminArea: 'Open Province' })
const hidden = aCentre({
  name: 'Hidden',
  ...at(-147.345678, -81.765432),
  precision: 'hidden',
  city: 'Fynbosrand',
  adminArea: 'Fynbosrand Province',
  timeZone: 'Antarctica/Vostok',
})
const region = aCentre({ name: 'Region', ...at(-143.345678, -78.765432), precision: 'region', city: 'Karoodorp' })
const town = aCentre({ name: 'Town', ...at(-139.345678, -75.765432), precision: 'city', city: 'Shown Town' })
const country = aCentre({
  name: 'Country',
  ...at(-135.345678, -72.765432),
  precision: 'country',
  city: 'Bosveldia',
  adminArea: 'Bosveldia Province',
})
const online = aCentre({ name: 'Online', ...at(-131.345678, -69.765432), precision: 'online' })
const hides = aCentre({
  name: 'Hides',
  ...at(-127.345678, -66.765432),
  city: 'Grasveldia',
  adminArea: 'Grasveldia Province',
  phone: '+27 21 555 0199',
  publicEmail: 'once-shown@former.example',
})
const goes = aCentre({
  name: 'Zwartkop Writing Centre',
  institution: 'Zwartkop College',
  ...at(-123.345678, -63.765432),
  city: 'Zwartkop',
  website: 'https://zwartkop.example/',
})
const draft = aCentre({
  name: 'Kameeldoring Writing Centre',
  ...at(-119.345678, -60.765432),
  city: 'Kameeldoring',
  state: 'draft',
})
const merges = aCentre({ name: 'Merges', ...at(-115.345678, -57.765432), precision: 'hidden', city: 'Duineveldia' })

/** What no door may tell, of whom. */
const secrets: Kept[] = [
  { centre: hidden, words: ['Fynbosrand', 'Vostok'], within: 1 },
  { centre: region, words: ['Karoodorp'], within: 0.2 },
  { centre: town, words: [], within: 0.03 },
  { centre: country, words: ['Bosveldia'], within: 1 },
  { centre: online, words: [], within: 1 },
  { centre: hides, words: ['Grasveldia', '555 0199', 'once-shown'], within: 1 },
  { centre: goes, words: ['Zwartkop'], within: 1 },
  { centre: draft, words: ['Kameeldoring'], within: 1 },
  { centre: merges, words: ['Duineveldia'], within: 1 },
]
const shown: Kept = { centre: open, words: [], within: 0.05 }
const centres = [open, ...secrets.map(({ centre }) => centre)]

const signed = /(?<![\w.])-\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w])/gi

/** The coordinates of a place that a text or its bytes tell: as a number near it, as digits in a row, as a double. */
function coordinatesIn(text: string, body: Buffer, { centre: { location }, within = 0 }: Kept): string[] {
  const numbers = new Set([...text.matchAll(signed)].map(([number]) => Number(number)))
  const digits = text.replace(/(?<=\d)[.,](?=\d)/g, '')
  return Object.entries(location ?? {}).flatMap(([name, value]) => {
    const near = [...numbers].filter((number) => Math.abs(number - value) < within)
    const double = Buffer.alloc(8)
    double.writeDoubleLE(value)
    const written = digits.includes(String(Math.abs(value)).replace('.', '').slice(0, 6))
    const packed = body.includes(double)
    return [...near.map((number) => `${name} ${number}`), ...(written || packed ? [`${name} ${value}`] : [])]
  })
}

/** What is told that should not be, each with whose it is. */
function told(text: string, body: Buffer): string[] {
  const plain = text.toLowerCase()
  const found = secrets.flatMap((secret) => {
    const words = secret.words.filter((word) => plain.includes(word.toLowerCase()))
    return [...words, ...coordinatesIn(text, body, secret)].map((one) => `${secret.centre.names[0]?.text}: ${one}`)
  })
  return plain.includes('letters.example') ? [...found, mailbox] : found
}

/** What is asked at a route, and what every answer tells of the centre that hides nothing: else it would prove nothing. */
type Door = { asked: string[]; word?: string; place?: true }

const ask = (...asked: string[]): Door => ({ asked })
const askWord = (word: string, ...asked: string[]): Door => ({ asked, word })
const askPlace = (...asked: string[]): Door => ({ asked, place: true })
/** Asks for what is like a centre and where it is. */
const likeness = ({ location }: CentreRecord) =>
  `/v1/lookalikes?institution=University%20of%20Somewhere&near=${location?.longitude},${location?.latitude}`
const nobodys = '0b9d4b3e-6c1f-4a54-9f0e-1f6a5c1b7a10'
const ofEach = (address: (id: string) => string) => centres.map((centre) => address(centre.id))

const languages = ['', ...interfaceLanguages.map((language) => `?lang=${language}`)]
const styles = ['', ...citationFormats.map((format) => `?format=${format}`)]
/** Tiles of every zoom above the true place of a centre. */
const tilesAbove = ({ location }: CentreRecord) =>
  [0, 3, 8, 12, 14, 18].map((z) => {
    const { longitude = 0, latitude = 0 } = location ?? {}
    const angle = (latitude * Math.PI) / 180
    const x = Math.floor(((longitude + 180) / 360) * 2 ** z)
    const y = Math.floor(((1 - Math.asinh(Math.tan(angle)) / Math.PI) / 2) * 2 ** z)
    return `/v1/tiles/${z}/${x}/${y}.mvt`
  })
const asksOfChanges = ['q=hides', 'country=KE', 'bbox=-129,-68.2,-125.5,-64.9', ...ofEach((one) => `centre=${one}`)]
const ogc = (path: string) => [`/ogc${path}`, `/ogc${path}?f=html`, `/ogc${path}?f=json`]

/** Every route that answers GET. */
const doors = (kept: string, files: string[]): Record<string, Door[]> => ({
  '/v1/centres': [askPlace('/v1/centres?limit=100', '/v1/centres?sort=name&limit=100&q=open'), ask('/v1/centres?q=x')],
  '/v1/centres/facets': [ask('/v1/centres/facets', '/v1/centres/facets?kind=writing-centre')],
  '/v1/centres/points': [askPlace('/v1/centres/points', '/v1/centres/points?country=ZA')],
  '/v1/centres/:id': [askPlace(`/v1/centres/${open.id}`), ask(...ofEach((one) => `/v1/centres/${one}`))],
  '/v1/centres/:id/history': [
    askWord('1999', `/v1/centres/${open.id}/history`),
    ask(...ofEach((one) => `/v1/centres/${one}/history`)),
  ],
  '/v1/centres/:id/similar': [ask(...ofEach((one) => `/v1/centres/${one}/similar`))],
  '/v1/centres/:id/citation': [
    askWord(open.id, ...styles.map((style) => `/v1/centres/${open.id}/citation${style}`)),
    ask(...ofEach((one) => `/v1/centres/${one}/citation`)),
  ],
  '/v1/matches': [ask('/v1/matches?language=en', ...ofEach((one) => `/v1/matches?centre=${one}`))],
  '/v1/statistics': [ask('/v1/statistics')],
  '/v1/changes': [
    askPlace('/v1/changes?limit=500', '/v1/changes?limit=500&country=ZA&q=open'),
    ask(...asksOfChanges.map((query) => `/v1/changes?limit=500&${query}`)),
  ],
  '/v1/changes.atom': [
    askWord(open.id, ...languages.map((lang) => `/v1/changes.atom${lang}`)),
    ask(...asksOfChanges.map((query) => `/v1/changes.atom?limit=200&${query}`)),
  ],
  '/v1/tiles/:z/:x/:y': [askPlace(...tilesAbove(open)), ask(...centres.flatMap(tilesAbove))],
  '/v1/vocabularies': [ask('/v1/vocabularies')],
  '/v1/places': [
    askWord('Stellenbosch', '/v1/places?q=stellenbosch'),
    ask('/v1/places?q=fyn', '/v1/places?q=karoodorp'),
  ],
  '/v1/places/at': [ask('/v1/places/at?point=18.87,-33.93')],
  '/v1/exports/centres.:format': [
    askPlace(...exportFormatNames.map((format) => `/v1/exports/centres.${format}`), '/v1/exports/centres.csv?bom=true'),
  ],
  '/v1/releases': [ask('/v1/releases')],
  '/v1/releases/:number': [ask('/v1/releases/1'), askWord(open.id, '/v1/releases/2')],
  '/v1/releases/:number/datacite.json': [ask('/v1/releases/2/datacite.json')],
  '/v1/releases/:number/citation': [ask(...styles.map((style) => `/v1/releases/2/citation${style}`))],
  '/v1/releases/:number/files/:name': [askPlace(...files.map((name) => `/v1/releases/2/files/${name}`))],
  '/v1/citation': [ask(...styles.map((style) => `/v1/citation${style}`))],
  '/v1/sets/:id': [askWord(open.id, `/v1/sets/${kept}`)],
  '/v1/sets/:id/citation': [ask(...styles.map((style) => `/v1/sets/${kept}/citation${style}`))],
  '/v1/openapi.json': [ask('/v1/openapi.json')],
  '/ogc': [ask(...ogc(''))],
  '/ogc/api': [ask(...ogc('/api'))],
  '/ogc/pages.css': [ask('/ogc/pages.css')],
  '/ogc/conformance': [ask(...ogc('/conformance'))],
  '/ogc/collections': [ask(...ogc('/collections'))],
  '/ogc/collections/centres': [ask(...ogc('/collections/centres'))],
  '/ogc/collections/centres/queryables': [ask(...ogc('/collections/centres/queryables'))],
  '/ogc/collections/centres/schema': [ask(...ogc('/collections/centres/schema'))],
  '/ogc/collections/centres/items': [askPlace(...ogc('/collections/centres/items'))],
  '/ogc/collections/centres/items/:id': [
    askPlace(...ogc(`/collections/centres/items/${open.id}`)),
    ask(...ofEach((one) => `/ogc/collections/centres/items/${one}`)),
    ask(...ofEach((one) => `/ogc/collections/centres/items/${one}?f=html`)),
  ],
  '/': [ask(...languages.map((lang) => `/${lang}`))],
  '/account': [ask('/account')],
  '/my-centres': [ask('/my-centres')],
  '/register': [ask('/register')],
  '/match': [ask('/match?language=en')],
  '/shortlist': [ask(`/shortlist?id=${open.id}`)],
  '/compare': [ask(`/compare?id=${open.id}`)],
  '/claims/:id': [ask(`/claims/${nobodys}`)],
  '/claims/:id/answer': [ask(`/claims/${nobodys}/answer`)],
  '/vouch/:token': [ask('/vouch/no-token')],
  '/invitations/:token': [ask('/invitations/no-token')],
  '/registrations/:id': [ask(`/registrations/${nobodys}`)],
  '/sign-in': [ask('/sign-in')],
  '/sign-in/:token': [ask('/sign-in/no-token')],
  '/moderate': [ask('/moderate')],
  '/moderate/acts': [ask('/moderate/acts')],
  '/moderate/people': [ask('/moderate/people')],
  '/moderate/imports': [ask('/moderate/imports')],
  '/moderate/imports/:id': [ask(`/moderate/imports/${nobodys}`)],
  '/moderate/centres/:id': [ask(...ofEach((one) => `/moderate/centres/${one}`))],
  '/moderate/looks/:id': [ask(`/moderate/looks/${nobodys}`)],
  '/moderate/reports/:id': [ask(`/moderate/reports/${nobodys}`)],
  '/moderate/suggestions/:id': [ask(`/moderate/suggestions/${nobodys}`)],
  '/my-centres/suggestions': [ask('/my-centres/suggestions')],
  '/reports/confirm/:token': [ask('/reports/confirm/no-token')],
  '/suggestions/confirm/:token': [ask('/suggestions/confirm/no-token')],
  '/centres/:id/report': [ask(...ofEach((one) => `/centres/${one}/report`))],
  '/centres/:id/suggest': [ask(...ofEach((one) => `/centres/${one}/suggest`))],
  '/centres/:id/write': [ask(...ofEach((one) => `/centres/${one}/write`))],
  '/centres/:id/letters': [ask(...ofEach((one) => `/centres/${one}/letters`))],
  '/messages/confirm/:token': [ask('/messages/confirm/no-token')],
  '/messages/status/:token': [ask('/messages/status/no-token')],
  '/messages/answer/:token': [ask('/messages/answer/no-token')],
  '/moderate/messages': [ask('/moderate/messages')],
  '/moderate/messages/:id': [ask(`/moderate/messages/${nobodys}`)],
  '/moderate/vocabulary/:id': [ask(`/moderate/vocabulary/${nobodys}`)],
  '/moderate/claims/:id': [ask(`/moderate/claims/${nobodys}`)],
  '/moderate/registrations/:id': [ask(`/moderate/registrations/${nobodys}`)],
  '/centres/:id/claim': [ask(...ofEach((one) => `/centres/${one}/claim`))],
  '/centres/:id/people': [ask(...ofEach((one) => `/centres/${one}/people`))],
  '/moderate/letters': [ask('/moderate/letters')],
  '/reminders/:token': [ask('/reminders/no-token')],
  '/unsubscribe/:token': [ask('/unsubscribe/no-token')],
  '/centres/:id/edit': [ask(...ofEach((one) => `/centres/${one}/edit`))],
  '/dev/outbox': [ask('/dev/outbox')],
  '/dev/outbox/:name': [ask('/dev/outbox/none.eml')],
  '/v1/lookalikes': [askWord(open.id, likeness(open)), ask(...centres.map(likeness))],
  '/v1/challenge': [ask('/v1/challenge')],
  '/v1/me/suggestions': [ask('/v1/me/suggestions')],
  '/v1/suggestions/:id': [ask(`/v1/suggestions/${nobodys}`)],
  '/v1/me': [ask('/v1/me')],
  '/v1/me/sessions': [ask('/v1/me/sessions')],
  '/v1/centres/:id/peers': [ask(...ofEach((one) => `/v1/centres/${one}/peers?q=open`))],
  '/v1/vouches/:token': [ask('/v1/vouches/no-token')],
  '/v1/claims': [ask('/v1/claims')],
  '/v1/claims/:id': [ask(`/v1/claims/${nobodys}`)],
  '/v1/claims/:id/contest': [ask(`/v1/claims/${nobodys}/contest`)],
  '/v1/me/data': [ask('/v1/me/data')],
  '/v1/me/erasure': [ask('/v1/me/erasure')],
  '/v1/me/letters': [ask('/v1/me/letters')],
  '/v1/reminders/:token': [ask('/v1/reminders/no-token')],
  '/v1/unsubscriptions/:token': [ask('/v1/unsubscriptions/no-token')],
  '/v1/moderation/letters': [ask('/v1/moderation/letters')],
  '/v1/moderation/people': [ask('/v1/moderation/people')],
  '/v1/registrations': [ask('/v1/registrations')],
  '/v1/registrations/:id': [ask(`/v1/registrations/${nobodys}`)],
  '/v1/centres/:id/form': [ask(...ofEach((one) => `/v1/centres/${one}/form`))],
  '/v1/centres/:id/claim': [ask(...ofEach((one) => `/v1/centres/${one}/claim`))],
  '/v1/centres/:id/stewards': [ask(...ofEach((one) => `/v1/centres/${one}/stewards`))],
  '/v1/centres/:id/writing': [ask(...ofEach((one) => `/v1/centres/${one}/writing`))],
  '/v1/me/centres/:id/writing': [ask(...ofEach((one) => `/v1/me/centres/${one}/writing`))],
  '/v1/messages/:id': [ask(`/v1/messages/${nobodys}`)],
  '/v1/moderation/messages': [ask('/v1/moderation/messages')],
  '/v1/moderation/queue': [ask('/v1/moderation/queue')],
  '/v1/moderation/acts': [ask('/v1/moderation/acts')],
  '/v1/moderation/imports': [ask('/v1/moderation/imports')],
  '/v1/moderation/imports/:id': [ask(`/v1/moderation/imports/${nobodys}`)],
  '/v1/moderation/imports/:id/rows': [ask(`/v1/moderation/imports/${nobodys}/rows`)],
  '/v1/moderation/imports/:id/report.csv': [ask(`/v1/moderation/imports/${nobodys}/report.csv`)],
  '/v1/moderation/centres/:id': [ask(...ofEach((one) => `/v1/moderation/centres/${one}`))],
  '/v1/moderation/centres/:id/history': [ask(...ofEach((one) => `/v1/moderation/centres/${one}/history`))],
  '/v1/moderation/looks/:id': [ask(`/v1/moderation/looks/${nobodys}`)],
  '/v1/moderation/vocabulary/:id': [ask(`/v1/moderation/vocabulary/${nobodys}`)],
  '/v1/moderation/claims/:id': [ask(`/v1/moderation/claims/${nobodys}`)],
  '/v1/moderation/registrations/:id': [ask(`/v1/moderation/registrations/${nobodys}`)],
  '/statistics': [ask('/statistics')],
  '/research': [ask('/research')],
  '/research/dictionary': [ask('/research/dictionary')],
  '/about': [ask('/about')],
  '/docs': [ask('/docs')],
  '/releases': [ask('/releases')],
  '/releases/:number': [ask(...languages.map((lang) => `/releases/2${lang}`))],
  '/centres/:id': [
    askPlace(...languages.map((lang) => `/centres/${open.id}${lang}`)),
    ask(...ofEach((one) => `/centres/${one}`), ...ofEach((one) => `/centres/${one}?lang=ar`)),
  ],
  '/centres/:id/:slug': [askPlace(`/centres/${open.id}/open`), ask(...ofEach((one) => `/centres/${one}/some-slug`))],
  '/sets/:id': [ask(...languages.map((lang) => `/sets/${kept}${lang}`))],
  '/robots.txt': [ask('/robots.txt')],
  '/sitemap.xml': [ask('/sitemap.xml')],
  '/sitemap/pages.xml': [ask('/sitemap/pages.xml')],
  '/sitemap/centres-:part.xml': [askWord(open.id, '/sitemap/centres-1.xml')],
  '/healthz': [ask('/healthz')],
  '/readyz': [ask('/readyz')],
})

let app: FastifyInstance
let routes: string[]
let table: Record<string, Door[]>

beforeAll(async () => {
  await builtClient()
  const database = await emptyDirectory()
  await given(database, ...centres)
  ;({ app, routes } = await withGetRoutes(() => testApp(database)))
  const kept = KeptSet.parse((await app.inject({ method: 'POST', url: '/v1/sets' })).json())
  await act(database, 'changed', hides.id, {
    city: 'Grasveldia Hills',
    public_location: 'SRID=4326;POINT(-127.6 -66.6)',
  })
  await act(database, 'changed', hides.id, { precision: 'hidden', public_location: null })
  await act(database, 'changed', hides.id, { phone: null, public_email: null })
  await act(database, 'withdrawn', goes.id, { state: 'withdrawn', withdrawn_reason: 'Asked for' })
  await act(database, 'merged', merges.id, { life_state: 'merged', successor_id: hidden.id })
  await aRelease(database)
  await act(database, 'changed', open.id, { founded: '1999' })
  await aRelease(database)
  app.versions.forget()
  const { files } = (await app.inject('/v1/releases/2')).json<Release>()
  table = doors(
    kept.id,
    files.map(({ name }) => name),
  )
})
afterAll(() => app?.close())

test('the table below knows every address that answers', () => {
  expect(Object.keys(table).sort()).toEqual(routes)
})

/** What an answer says in its headers and its body, in plain and packed form. */
async function answerOf(path: string, accept: string) {
  const { statusCode, headers, rawPayload } = await app.inject({ url: path, headers: { accept } })
  const type = statusCode === 200 ? String(headers['content-type']) : 'text/plain'
  const text = await allText({ path, type, body: rawPayload })
  return { statusCode, body: rawPayload, text: `${JSON.stringify(headers)}\n${text}` }
}

describe.each(Object.keys(doors('', [])))('%s', (route) => {
  test('tells neither a mailbox nor a place that is hidden or finer than wanted, in any form', async () => {
    for (const { asked, word, place } of table[route] ?? []) {
      for (const path of asked) {
        for (const accept of ['*/*', 'text/html']) {
          const { statusCode, text, body } = await answerOf(path, accept)
          expect({ path, accept, told: told(text, body) }).toEqual({ path, accept, told: [] })
          expect(word || place ? [200] : [200, 308, 401, 404, 410], `${path} ${text}`).toContain(statusCode)
          if (word) expect(text, path).toContain(word)
          if (place) expect(coordinatesIn(text, body, shown), path).not.toEqual([])
        }
      }
    }
  })
})

test('a place that is told coarsely is told where it may be', async () => {
  const placeOf = async ({ id }: CentreRecord) => {
    const { location, city, adminArea } = (await app.inject(`/v1/centres/${id}`)).json<CentreProfile>()
    return { location, city, adminArea }
  }
  expect(await placeOf(region)).toEqual({ location: { longitude: -143, latitude: -79 }, city: null, adminArea: null })
  expect(await placeOf(town)).toMatchObject({ location: { longitude: -139.3, latitude: -75.8 }, city: 'Shown Town' })
  for (const centre of [hidden, hides])
    expect(await placeOf(centre)).toEqual({ location: null, city: null, adminArea: null })
})
