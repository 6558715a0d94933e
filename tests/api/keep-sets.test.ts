import { KeptSet, SetId, SetPage } from '@centres/contract'
import {
  type CentreRecord,
  changedSince,
  type Database,
  datasetVersion,
  recordChanges,
  replaceCentres,
} from '@centres/db'
import type { FastifyInstance } from 'fastify'
import { beforeAll, expect, test } from 'vitest'
import { aCentre, changeCentre, given } from '../support/a-centre.ts'
import { fixedNow, testApp, testAppHere } from '../support/app.ts'
import { emptyDirectory } from '../support/directory.ts'

const inCountry = (countryCode: string, ...names: string[]) => names.map((name) => aCentre({ name, countryCode }))

let database: Database
let app: FastifyInstance

beforeAll(async () => {
  database = await emptyDirectory()
  await given(database, ...inCountry('ZA', 'Cape Town', 'Durban', 'Pretoria'), ...inCountry('JP', 'Kyoto'))
  app = await testApp(database)
  return () => app.close()
})

const post = (query: string, server = app) => server.inject({ method: 'POST', url: `/v1/sets?${query}` })
const keep = async (query: string) => KeptSet.parse((await post(query)).json())
const read = async (id: string, query = '') => {
  // The version is known for a quarter of a second; what was written a moment ago has to show.
  app.versions.forget()
  return SetPage.parse((await app.inject(`/v1/sets/${id}${query}`)).json())
}

const provenance = { actor: 'centre', at: '2026-11-20T00:00:00.000Z', source: null } as const
const rename = (record: CentreRecord, text: string) =>
  database.transaction((tx) =>
    replaceCentres(tx, [{ ...record, names: [{ text, language: 'en', kind: 'official' }] }], provenance),
  )

/** As a moderator would: out of every list, with its row in the log. */
async function withdraw(id: string) {
  await changeCentre(database, id, { state: 'withdrawn', withdrawn_reason: 'Asked to be taken out' })
  const change = { subject: 'centre', subjectId: id, actor: 'moderator', action: 'withdrawn' } as const
  const at = '2026-11-21T00:00:00.000Z'
  await database.transaction((tx) => recordChanges(tx, [{ ...change, before: {}, after: {}, source: null }], at))
}

test('a set is kept under an id that tells when it is mistyped', async () => {
  const { statusCode, headers, body } = await post('country=ZA')
  expect(statusCode).toBe(201)
  const set = KeptSet.parse(JSON.parse(body))
  expect(SetId.parse(set.id)).toBe(set.id)
  expect(set).toMatchObject({
    address: `http://localhost:3000/sets/${set.id}`,
    query: 'country=ZA',
    version: await datasetVersion(database),
    count: 3,
    madeAt: fixedNow.toISOString(),
  })
  expect(headers.location).toBe(`/v1/sets/${set.id}`)
})

test('the same question at the same version is the same set, however it is written', async () => {
  const first = await keep('country=ZA&country=JP&lifeState=active')
  const again = await post('lifeState=active&country=jp&country=za')
  expect(again.statusCode).toBe(200)
  expect(KeptSet.parse(again.json())).toEqual(first)
})

test('the whole directory is a set too', async () => {
  expect(await keep('')).toMatchObject({ query: '', count: 4 })
})

test('a point that leaves no centre out is not kept, as it may be where somebody is', async () => {
  expect(await keep('country=ZA&near=18.87,-33.93')).toMatchObject({ query: 'country=ZA' })
  expect(await keep('country=ZA&near=18.87,-33.93&radiusKm=10')).toMatchObject({
    query: 'country=ZA&near=18.87%2C-33.93&radiusKm=10',
  })
})

test('many who keep one set at once get one set', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => post('q=kyoto')))
  expect(new Set(answers.map((answer) => KeptSet.parse(answer.json()).id)).size).toBe(1)
  expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(1)
  expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(11)
})

test('a set that nothing has happened to is as it was', async () => {
  const { id } = await keep('country=ZA')
  const { items, since, nextCursor } = await read(id)
  expect(items.map(({ name }) => name?.text).sort()).toEqual(['Cape Town', 'Durban', 'Pretoria'])
  expect(items.map(({ state }) => state)).toEqual(['unchanged', 'unchanged', 'unchanged'])
  const nothing = { count: 0, ids: [], hasMore: false }
  expect(since).toEqual({ version: await datasetVersion(database), added: nothing, gone: nothing, changed: nothing })
  expect(nextCursor).toBe(null)
})

test('what changes afterwards is told, and the set stays as it was', async () => {
  const [renamed, moved, hidden, still] = await given(database, ...inCountry('FJ', 'Suva', 'Nadi', 'Refuge', 'Lautoka'))
  if (!renamed || !moved || !hidden || !still) throw new Error('not given')
  const set = await keep('country=FJ')

  await rename(renamed, 'Suva Writing Hub')
  await database.transaction((tx) => replaceCentres(tx, [{ ...moved, countryCode: 'WS' }], provenance))
  await withdraw(hidden.id)
  const [added] = await given(database, aCentre({ name: 'Labasa', countryCode: 'FJ' }))

  const page = await read(set.id)
  expect(page).toMatchObject(set)
  expect(page.items).toHaveLength(4)
  const byId = new Map(page.items.map((item) => [item.id, item]))
  expect(byId.get(renamed.id)).toMatchObject({ state: 'changed', name: { text: 'Suva' }, slug: 'suva' })
  expect(byId.get(moved.id)).toMatchObject({ state: 'gone', name: { text: 'Nadi' } })
  expect(byId.get(hidden.id)).toMatchObject({ state: 'gone', name: null })
  expect(byId.get(still.id)).toMatchObject({ state: 'unchanged', name: { text: 'Lautoka' } })
  expect(JSON.stringify(page)).not.toContain('Refuge')
  expect(page.since).toEqual({
    version: await datasetVersion(database),
    added: { count: 1, ids: [added?.id], hasMore: false },
    gone: { count: 2, ids: [moved.id, hidden.id].sort(), hasMore: false },
    changed: { count: 1, ids: [renamed.id], hasMore: false },
  })

  const anew = await keep('country=FJ')
  expect(anew.id).not.toBe(set.id)
  expect(anew.count).toBe(3)
})

test('a set of chosen centres is these, in whatever order, and tells which of them is gone', async () => {
  const [one, other] = await given(database, ...inCountry('NO', 'Oslo', 'Bergen'))
  if (!one || !other) throw new Error('not given')
  const set = await keep(`id=${one.id}&id=${other.id}&id=wca-0000000`)
  expect(set.count).toBe(2)
  expect(await keep(`id=wca-0000000&id=${other.id.toUpperCase()}&id=${one.id}`)).toEqual(set)
  await withdraw(one.id)
  const { items, since } = await read(set.id)
  expect(new Map(items.map(({ id, state }) => [id, state]))).toEqual(
    new Map([
      [one.id, 'gone'],
      [other.id, 'unchanged'],
    ]),
  )
  expect(since).toMatchObject({ added: { count: 0 }, gone: { ids: [one.id] }, changed: { count: 0 } })
})

test('what was undone, or written anew as it was, is no change, in a set as in a release', async () => {
  const [undone, same, other] = await given(database, ...inCountry('PG', 'Lae', 'Madang', 'Wewak'))
  if (!undone || !same || !other) throw new Error('not given')
  const set = await keep('country=PG')
  await rename(undone, 'Lae Writing Hub')
  await rename(undone, 'Lae')
  await rename(same, 'Madang')
  await rename(other, 'Wewak Writing Hub')
  const { items, since } = await read(set.id)
  expect(since?.changed).toEqual({ count: 1, ids: [other.id], hasMore: false })
  expect(items.flatMap(({ id, state }) => (state === 'changed' ? [id] : []))).toEqual([other.id])
  const released = await database.transaction((tx) => changedSince(tx, set.version))
  expect(released).toEqual({ added: [], changed: since?.changed.ids, gone: [] })
})

test('pages hold every centre of a set once, by id', async () => {
  const centres = await given(database, ...inCountry('TO', 'One', 'Two', 'Three', 'Four', 'Five'))
  const { id } = await keep('country=TO')
  const ids: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page: SetPage = await read(id, `?limit=2${cursor && `&cursor=${cursor}`}`)
    ids.push(...page.items.map((item) => item.id))
    cursor = page.nextCursor
  }
  expect(ids).toEqual(centres.map((centre) => centre.id).sort())
})

test('a citation of a kept set is of what was kept', async () => {
  const [first] = await given(database, ...inCountry('VU', 'Port Vila'))
  const set = await keep('country=VU')
  await withdraw(first?.id ?? '')
  app.versions.forget()
  expect((await app.inject(`/v1/sets/${set.id}/citation`)).json()).toMatchObject({
    title: 'Writing centres: country or area Vanuatu',
    address: set.address,
    version: set.version,
    rows: 1,
    issuedOn: '2026-11-24',
  })
})

test('a set around a point near the equator and the meridian is read again', async () => {
  const set = await keep('near=0.0000001,0&radiusKm=0.0000005')
  expect(set.query).toBe('near=0.0000001%2C0&radiusKm=0.0000005')
  expect(await read(set.id)).toMatchObject({ ...set, since: { added: { count: 0 } } })
})

test('a set whose filters are no longer understood still shows what was in it, and is cited as it was asked', async () => {
  const { id } = await keep('country=JP')
  const query = 'colour=red&country=JP&near=1e-7%2C0&radiusKm=5'
  await database.$client`update sets set query = ${query} where id = ${id}`
  const page = await read(id)
  expect(page).toMatchObject({ id, query, count: 1, since: null })
  expect(page.items.map(({ name, state }) => [name?.text, state])).toEqual([['Kyoto', null]])
  expect((await app.inject(`/v1/sets/${id}/citation`)).json()).toMatchObject({
    title: 'Writing centres: colour red; country JP; near 1e-7,0; radiusKm 5',
    rows: 1,
  })
})

test.each([
  ['GET', '/v1/sets/set-0000001', 400, 'wrong check character'],
  ['GET', '/v1/sets/wca-0000000', 400, 'must be set- and 7 characters'],
  ['GET', '/v1/sets/set-0000000', 404, 'No set has this id.'],
  ['GET', '/v1/sets/SET-OOOOOOO', 404, 'No set has this id.'],
  ['POST', '/v1/sets?kind=nothing-known', 400, 'has no code nothing-known'],
  ['POST', '/v1/sets?colour=red', 400, 'colour'],
  ['POST', '/v1/sets?limit=5', 400, 'limit'],
  ['DELETE', '/v1/sets/set-0000000', 405, 'GET'],
] as const)('%s %s answers %i and says why', async (method, url, status, words) => {
  const { statusCode, body } = await app.inject({ method, url })
  expect(statusCode).toBe(status)
  expect(body).toContain(words)
})

test('a cursor behind the end is refused', async () => {
  const { id } = await keep('country=JP')
  for (const cursor of ['99', 'x', '-1']) {
    expect((await app.inject(`/v1/sets/${id}?cursor=${cursor}`)).statusCode).toBe(400)
  }
})

test('one client keeps twenty sets a minute, and still reads', async () => {
  const limited = await testAppHere(database, { rateLimit: 600 })
  const statuses = []
  for (let time = 0; time < 21; time++)
    statuses.push((await post(`country=ZA&near=1,${time}&radiusKm=9000`, limited)).statusCode)
  expect(statuses).toEqual([...Array(20).fill(201), 429])
  expect((await post('country=ZA', limited)).json().detail).toContain('More than 20 such requests')
  expect((await limited.inject('/v1/centres?limit=1')).statusCode).toBe(200)
})
