import { ChangeList, interfaceLanguages, Problem } from '@centres/contract'
import { type Database, datasetVersion, replaceCentres } from '@centres/db'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aCentre, act, changeCentre, given } from '../support/a-centre.ts'
import { testApp, testAppHere } from '../support/app.ts'
import { emptyDirectory } from '../support/directory.ts'

const stays = aCentre({
  name: 'Skryflaboratorium <&> “Ὅμηρος” 写作中心',
  countryCode: 'ZA',
  kinds: ['writing-lab'],
  phone: '+27 21 000 0000',
  publicEmail: 'shown@example.org',
})
const hides = aCentre({
  name: 'Shelter',
  longitude: 31.123456,
  latitude: -25.654321,
  city: 'Secretville',
})
const coarse = aCentre({ name: 'Region', precision: 'region', longitude: 31.4, latitude: -25.6, city: 'Secretville' })
const goes = aCentre({ name: 'Sensitive Name', longitude: 41.987654, latitude: 2.5, countryCode: 'KE' })
const draft = aCentre({ name: 'Draft', state: 'draft', countryCode: 'KE' })
const moves = aCentre({ name: 'Moves', longitude: 178, latitude: -18, countryCode: 'FJ', kinds: ['writing-centre'] })

let database: Database
let app: FastifyInstance

beforeAll(async () => {
  database = await emptyDirectory()
  await given(database, stays, hides, coarse, goes, draft, moves)
  await act(database, 'changed', stays.id, { phone: null, founded: '1999' }, '2026-11-03T00:00:00.000Z')
  await act(database, 'changed', stays.id, { phone: '+27 21 111 1111' })
  await act(database, 'changed', hides.id, { precision: 'hidden', public_location: null })
  await act(database, 'withdrawn', goes.id, { state: 'withdrawn', withdrawn_reason: 'Asked for' })
  await act(database, 'changed', draft.id, { founded: '1888' })
  await act(database, 'published', draft.id, { state: 'published' })
  await act(database, 'changed', moves.id, { country_code: 'NZ', public_location: 'SRID=4326;POINT(-175 -40)' })
  await act(database, 'confirmed', moves.id, { confirmed_at: '2026-11-09T00:00:00.000Z' })
  app = await testApp(database)
})
afterAll(() => app.close())

const get = (url: string, headers = {}) => app.inject({ url, headers })

async function list(query: string): Promise<ChangeList> {
  const answer = await get(`/v1/changes?${query}`)
  return ChangeList.strict().parse(answer.json())
}

/** Every page, however small. */
async function follow(query: string, limit = 500) {
  const items: ChangeList['items'] = []
  for (let since = '0'; ; ) {
    const page = await list(`${query}&since=${since}&limit=${limit}`)
    items.push(...page.items)
    since = page.next
    if (!page.hasMore) return items
  }
}

const ofCentres = (items: ChangeList['items']) => items.filter(({ subject }) => subject === 'centre')
const told = (items: ChangeList['items']) => items.map(({ action, centreId }) => [action, centreId])

describe('a follower', () => {
  test('gets the same changes in pages of any size', async () => {
    const all = await follow('')
    expect(await follow('', 1)).toEqual(all)
    expect(await follow('', 7)).toEqual(all)
    const versions = all.map(({ version }) => Number(version))
    expect(versions).toEqual(versions.toSorted((one, other) => one - other))
    expect(all.map(({ subject }) => subject)).toEqual(expect.arrayContaining(['vocabulary', 'gazetteer', 'centre']))
    expect(all.find(({ vocabulary }) => vocabulary === 'kind')).toMatchObject({ centreId: null, action: 'loaded' })
  })

  test('builds a copy of every told field from the changes alone', async () => {
    const copy = new Map<string, Record<string, unknown>>()
    for (const { centreId, before, after } of ofCentres(await follow(''))) {
      if (!centreId) throw new Error('a change of a centre names it')
      if (!after) copy.delete(centreId)
      else copy.set(centreId, before ? { ...copy.get(centreId), ...after } : after)
    }
    const { items } = (await get('/v1/centres?limit=100')).json()
    expect([...copy.keys()].toSorted()).toEqual(items.map(({ id }: { id: string }) => id).toSorted())
    for (const [id, kept] of copy) {
      const profile = (await get(`/v1/centres/${id}`)).json()
      // A profile tells its parent by name, and terms by their role.
      const { terms, parentId: _, ...fields } = kept
      expect(profile).toMatchObject(fields)
      expect((terms as { role: string }[]).filter(({ role }) => role === 'kind')).toHaveLength(profile.kinds.length)
    }
  })

  test('learns that nothing has come after the newest, and after what is not there yet', async () => {
    const { datasetVersion } = await list('')
    expect(await list(`since=${datasetVersion}`)).toEqual({
      items: [],
      next: datasetVersion,
      hasMore: false,
      datasetVersion,
    })
    expect(await list('since=999999999999999999')).toMatchObject({
      items: [],
      next: '999999999999999999',
      hasMore: false,
    })
  })

  test('gets a change that only touched what is not told as one without fields', async () => {
    const changes = await follow(`centre=${stays.id}`)
    expect(changes.map(({ before, after }) => [before, after])).toEqual([
      [null, expect.objectContaining({ names: stays.names, countryCode: 'ZA' })],
      [{ founded: null }, { founded: '1999' }],
      [{}, {}],
    ])
  })

  test('has what it has already when nothing has changed', async () => {
    for (const url of ['/v1/changes', '/v1/changes.atom']) {
      const { etag } = (await get(url)).headers
      expect((await get(url, { 'if-none-match': etag })).statusCode).toBe(304)
    }
  })
})

describe('a set', () => {
  test('shows what enters it, what changes in it and what leaves it', async () => {
    const fiji = told(await follow('country=FJ'))
    expect(fiji.filter(([, id]) => id === moves.id)).toEqual([
      ['created', moves.id],
      ['changed', moves.id],
    ])
    expect(told(await follow('country=NZ')).filter(([, id]) => id === moves.id)).toEqual([
      ['changed', moves.id],
      ['confirmed', moves.id],
    ])
    expect(told(await follow('bbox=-179,-50,-170,0')).filter(([, id]) => id === moves.id)).toEqual([
      ['changed', moves.id],
      ['confirmed', moves.id],
    ])
    expect(told(await follow('near=178,-18&radiusKm=10')).filter(([, id]) => id === moves.id)).toHaveLength(2)
    expect(told(await follow('confirmedSince=2026-11-09')).filter(([, id]) => id === moves.id)).toEqual([
      ['confirmed', moves.id],
    ])
    const named = await follow(`id=${moves.id}&id=wca-0000000`)
    expect(told(named).filter(([, id]) => id === moves.id)).toHaveLength(3)
    expect(told(named).filter(([, id]) => id === stays.id)).toEqual([])
    expect(told(await follow('q=moves')).filter(([, id]) => id === moves.id)).toHaveLength(3)
    expect(told(await follow('q=moves')).filter(([, id]) => id === stays.id)).toEqual([])
    expect(told(await follow('kind=writing-lab')).every(([, id]) => id === stays.id || id === goes.id)).toBe(true)
  })

  test('of any kind tells that a record is gone, and no more', async () => {
    for (const query of ['', 'country=KE', 'country=ZA', 'q=skryflaboratorium', 'bbox=0,0,1,1', `centre=${goes.id}`]) {
      const gone = (await follow(query)).filter(({ centreId }) => centreId === goes.id)
      expect(gone).toEqual([
        expect.objectContaining({ action: 'withdrawn', name: null, slug: null, before: {}, after: null }),
      ])
    }
  })

  test('by place cannot narrow down where a centre was that hides it now', async () => {
    const seenIn = async (bbox: string) =>
      told(await follow(`bbox=${bbox}`)).filter(([, id]) => id === hides.id || id === coarse.id)
    expect(await seenIn('31.1,-25.7,31.2,-25.6')).toEqual(await seenIn('100,50,100.1,50.1'))
    expect((await seenIn('30.5,-26.5,31.5,-25.5')).filter(([, id]) => id === coarse.id)).toHaveLength(1)
  })
})

test('what happened before publication is not told', async () => {
  const changes = await follow(`centre=${draft.id}`)
  expect(changes).toMatchObject([{ action: 'published', before: null, after: { founded: '1888' } }])
})

test.each([
  ['since=-1', 'since'],
  ['since=abc', 'since'],
  ['since=', 'since'],
  ['since=1.5', 'since'],
  [`since=${'9'.repeat(19)}`, 'since'],
  [`since=${'9'.repeat(400)}`, 'since'],
  ['since=1&since=2', 'since'],
  ['limit=0', 'limit'],
  ['limit=501', 'limit'],
  ['country=XX', 'country'],
  ['kind=no-such', 'kind'],
  ['centre=wca-0000001', 'centre'],
  ['radiusKm=5', 'radiusKm'],
  ['before=5', 'before'],
  ['lang=en', 'lang'],
])('changes?%s is refused by name', async (query, name) => {
  const answer = await get(`/v1/changes?${query}`)
  expect(answer.statusCode).toBe(400)
  expect(Problem.parse(answer.json()).errors?.map((error) => error.name)).toEqual([name])
})

type Link = { '@rel': string; '@type': string; '@href': string }
type Entry = { id: string; title: string; updated: string; summary: string; link: Link[] }
type Feed = Omit<Entry, 'summary'> & {
  '@xmlns': string
  '@xml:lang': string
  author: { name: string }
  entry?: Entry[]
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  trimValues: false,
  isArray: (name) => name === 'entry' || name === 'link',
})

describe('the Atom feed', () => {
  async function read(query = ''): Promise<Feed & { entry: Entry[] }> {
    const { statusCode, headers, body } = await get(`/v1/changes.atom?${query}`)
    expect([statusCode, headers['content-type']]).toEqual([200, 'application/atom+xml; charset=utf-8'])
    expect(XMLValidator.validate(body)).toBe(true)
    const { feed } = parser.parse(body) as { feed: Feed }
    return { ...feed, entry: feed.entry ?? [] }
  }
  const hrefsOf = ({ link }: { link: Link[] }, rel: string) =>
    link.filter((one) => one['@rel'] === rel).map((one) => one['@href'])
  const idsOf = ({ entry }: { entry: Entry[] }) => entry.map(({ id }) => id)
  const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/
  const tag = /^tag:localhost,2026:changes[/?]\S+$/

  test.each(interfaceLanguages)('has in %s what RFC 4287 asks for', async (lang) => {
    const feed = await read(`lang=${lang}&country=ZA&country=NZ`)
    expect(feed).toMatchObject({
      '@xmlns': 'http://www.w3.org/2005/Atom',
      '@xml:lang': lang,
      id: expect.stringMatching(tag),
      title: expect.stringMatching(/^\S.*\S$/),
      updated: '2026-11-02T00:00:00.000Z',
      author: { name: expect.stringMatching(/\S/) },
    })
    const set = `country=NZ&country=ZA&lang=${lang}`
    expect(hrefsOf(feed, 'self')).toEqual([`http://localhost:3000/v1/changes.atom?${set}&limit=50`])
    expect(hrefsOf(feed, 'alternate')).toEqual([`http://localhost:3000/?${set}`])
    expect(feed.entry.length).toBeGreaterThan(4)
    for (const { id, title, updated, summary, link } of feed.entry) {
      expect(id).toMatch(tag)
      expect(updated).toMatch(instant)
      expect([title, summary]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/\S/)])
      expect(link.map((one) => [one['@rel'], one['@type']])).toEqual([['alternate', 'text/html']])
      expect(link[0]?.['@href']).toMatch(/^http:\/\/localhost:3000\/centres\/wca-/)
    }
    const ids = [feed.id, ...idsOf(feed)]
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('says what happened, the newest first', async () => {
    const { entry } = await read()
    expect(entry.slice(0, 4).map(({ title, summary }) => [title, summary])).toEqual([
      ['Confirmed by the centre: Moves', 'confirmation'],
      ['Changed: Moves', 'country or area, place'],
      ['New in the directory: Draft', 'New in the directory'],
      [`No longer in the directory: ${goes.id}`, 'No longer in the directory'],
    ])
  })

  test('gives names with any character back as they are', async () => {
    const { entry } = await read(`centre=${stays.id}`)
    expect(entry.map(({ title }) => title)).toContain(`Changed: ${stays.names[0]?.text}`)
  })

  test('leads to older changes, page by page, each once', async () => {
    const all = idsOf(await read('limit=200'))
    const seen: string[] = []
    for (let query: string | undefined = 'limit=3'; query !== undefined; ) {
      const page = await read(query)
      seen.push(...idsOf(page))
      query = hrefsOf(page, 'next')[0]?.split('?')[1]
    }
    expect(seen).toEqual(all)
  })

  test('has the same ids in every language and set', async () => {
    const newest = idsOf(await read(`centre=${moves.id}`)).slice(0, 2)
    expect(idsOf(await read('lang=fr&country=NZ'))).toEqual(expect.arrayContaining(newest))
  })

  test('of a point without a distance, which may be where the reader is, is that without the point', async () => {
    for (const set of ['', 'country=NZ&']) {
      const asked = await get(`/v1/changes.atom?${set}near=18.873321,-33.933321`)
      expect(asked.body).toBe((await get(`/v1/changes.atom?${set}`)).body)
    }
  })

  test.each([
    ['limit=201', 'limit'],
    ['lang=xx', 'lang'],
    ['before=x', 'before'],
    ['since=1', 'since'],
  ])('?%s is refused by name', async (query, name) => {
    const answer = await get(`/v1/changes.atom?${query}`)
    expect(answer.statusCode).toBe(400)
    expect(Problem.parse(answer.json()).errors?.map((error) => error.name)).toEqual([name])
  })
})

test('a name with characters that XML cannot hold does not break the feed', async () => {
  const [odd] = await given(database, aCentre({ name: 'Odd\u0001 name' }))
  const fresh = await testApp(database)
  const { body } = await fresh.inject(`/v1/changes.atom?centre=${odd?.id}`)
  await fresh.close()
  expect(body).toContain('Odd name')
  await changeCentre(database, odd?.id ?? '', { state: 'draft' })
})

test('who follows words learns of a merger and of a rename, and of nothing else that they never found', async () => {
  const merges = aCentre({ name: 'Quillhouse' })
  const renamed = aCentre({ name: 'Quillhouse Annex' })
  const host = aCentre({ name: 'Annex', institution: 'Quillhouse University' })
  const bystander = aCentre({ name: 'Bystander' })
  await given(database, merges, renamed, host, bystander)
  const fresh = await testAppHere(database)
  const since = await datasetVersion(database)
  const changed = { actor: 'centre', at: '2026-11-10T00:00:00.000Z', source: null } as const
  await act(database, 'merged', merges.id, { life_state: 'merged', successor_id: bystander.id })
  await database.transaction((tx) =>
    replaceCentres(
      tx,
      [
        { ...renamed, names: [{ text: 'Inkwell', language: 'en', kind: 'official' }] },
        { ...host, institutions: aCentre({ institution: 'Inkwell University' }).institutions },
        { ...bystander, phone: '+27 21 222 2222' },
      ],
      changed,
    ),
  )
  const { items } = ChangeList.parse((await fresh.inject(`/v1/changes?q=quillhouse&since=${since}`)).json())
  expect(items.map(({ centreId, after }) => [centreId, after && Object.keys(after)])).toEqual([
    [merges.id, ['lifeState', 'successorId']],
    [renamed.id, ['names']],
    [host.id, ['institutions']],
  ])
  const { body } = await fresh.inject('/v1/changes.atom?q=quillhouse&limit=3')
  expect(body).toContain('Merged with another record: Quillhouse')
})
