import { MatchPage, Problem } from '@centres/contract'
import type { CentreRecord, Database } from '@centres/db'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aCentre, act, given } from '../support/a-centre.ts'
import { testApp } from '../support/app.ts'
import { emptyDirectory } from '../support/directory.ts'

let database: Database
let app: FastifyInstance
let capeTown: CentreRecord
let osaka: CentreRecord
let dakar: CentreRecord

beforeAll(async () => {
  database = await emptyDirectory()
  capeTown = aCentre({
    name: 'Cape Town',
    offers: ['tutor-exchange'],
    seeks: ['translation-of-materials', 'visit'],
    languages: ['en', 'xh'],
    timeZone: 'Africa/Johannesburg',
  })
  osaka = aCentre({
    name: 'Osaka',
    countryCode: 'JP',
    longitude: 135.5,
    latitude: 34.7,
    offers: ['visit', 'open-materials'],
    seeks: ['tutor-exchange'],
    languages: ['ja', 'en-GB'],
    timeZone: 'Asia/Tokyo',
    confirmedAt: '2026-10-01T00:00:00.000Z',
  })
  dakar = aCentre({
    name: 'Dakar',
    countryCode: 'SN',
    longitude: -17.4,
    latitude: 14.7,
    languages: ['fr'],
    timeZone: 'Africa/Dakar',
  })
  await given(database, capeTown, osaka, dakar)
  app = await testApp(database)
})
afterAll(() => app.close())

const find = async (query: string) => MatchPage.parse((await app.inject(`/v1/matches?${query}`)).json())

test('what a centre says of itself stands in for what is not asked', async () => {
  const { asked, items, total } = await find(`centre=${capeTown.id}`)
  expect(asked).toEqual({
    offers: ['tutor-exchange'],
    seeks: ['translation-of-materials', 'visit'],
    languages: ['en', 'xh'],
    timeZone: 'Africa/Johannesburg',
    from: 9,
    until: 17,
  })
  expect(total).toBe(1)
  expect(items.map(({ id }) => id)).toEqual([osaka.id])
  expect(items[0]?.why).toEqual({
    offers: ['visit'],
    seeks: ['tutor-exchange'],
    languages: ['en'],
    sharedHours: 1,
    isConfirmed: true,
    answers: null,
  })
  expect(items[0]?.distanceMetres).toBeGreaterThan(13_000_000)
})

test('what is asked goes before what the centre says', async () => {
  const { items } = await find(`centre=${capeTown.id}&language=fr&offers=mentoring&seeks=mentoring`)
  expect(items.map(({ id }) => id)).toEqual([dakar.id])
  expect(items[0]?.why).toMatchObject({ offers: [], seeks: [], languages: ['fr'], sharedHours: 6 })
})

test('a language is the same however a tag narrows it', async () => {
  const { asked, items } = await find(`centre=${osaka.id}`)
  expect(asked.languages).toEqual(['ja', 'en-GB'])
  expect(items.map(({ id, why }) => [id, why.languages])).toEqual([[capeTown.id, ['en-GB']]])
})

test('who is no centre says what they look for; a place tells their time zone', async () => {
  const { asked, items } = await find('near=151.2,-33.9&seeks=visit&from=16&until=24')
  expect(asked.timeZone).toBe('Australia/Sydney')
  expect(items.map(({ id }) => id)).toEqual([osaka.id])
  // In November Sydney is two hours ahead of Osaka: from four there it is two here.
  expect(items[0]?.why.sharedHours).toBe(3)
})

test('what a centre says can be left out, and it is still no partner of itself', async () => {
  const { asked, items } = await find(`centre=${capeTown.id}&ignore=seeks&ignore=offers&ignore=timeZone`)
  expect(asked).toMatchObject({ offers: [], seeks: [], languages: ['en', 'xh'], timeZone: null })
  expect(items.map(({ id }) => id)).toEqual([osaka.id])
  expect(items[0]?.why).toMatchObject({ offers: [], seeks: [], languages: ['en'], sharedHours: null })
  expect(items[0]?.distanceMetres).toBeGreaterThan(13_000_000)
  expect((await find(`centre=${capeTown.id}&ignore=seeks&seeks=mentoring`)).asked.seeks).toEqual(['mentoring'])
})

test('what is narrower than a wish meets it, and is named', async () => {
  const lima = aCentre({ name: 'Lima', offers: ['visit-online', 'mentoring'], seeks: ['visit'] })
  await given(database, lima)
  const { items } = await find('seeks=visit&offers=visit-on-site')
  await act(database, 'closed', lima.id, { life_state: 'closed' })
  expect(items.find(({ id }) => id === lima.id)?.why).toMatchObject({ offers: ['visit-online'], seeks: ['visit'] })
})

test('a record that was merged leads to the one that stayed', async () => {
  const merged = aCentre({ name: 'Old entry' })
  await given(database, merged)
  await act(database, 'merged', merged.id, { life_state: 'merged', successor_id: capeTown.id })
  const { items } = await find(`centre=${merged.id}`)
  expect(items.map(({ id }) => id)).toEqual([osaka.id])
})

describe('a question that cannot be answered is refused by name', () => {
  test.for<[query: string, name: string, message: string]>([
    ['offers=teleport', 'offers', 'has no code teleport'],
    ['language=qqq', 'language', 'has no code'],
    ['timeZone=Mars/Olympus', 'timeZone', 'must be a time zone of IANA'],
    ['timeZone=%2B02:00', 'timeZone', 'must be a time zone of IANA'],
    ['seeks=visit&from=17&until=9', 'until', 'must be later than from'],
    ['seeks=visit&from=24', 'from', 'must be a whole number from 0 to 23'],
    ['seeks=visit&order=best', 'order', 'must be one of fit, least-seen'],
    ['seeks=visit&ignore=country', 'ignore', 'must be one of offers, seeks, language, timeZone'],
    ['seeks=visit&near=200,0', 'near', 'longitude'],
    ['seeks=visit&fit=100', 'fit', ''],
  ])('%s', async ([query, name, message]) => {
    const answer = await app.inject(`/v1/matches?${query}`)
    expect(answer.statusCode).toBe(400)
    const { errors = [] } = Problem.parse(answer.json())
    expect(errors.map((one) => one.name)).toContain(name)
    expect(errors.find((one) => one.name === name)?.message).toContain(message)
  })

  test('a centre that is not there is 404, a withdrawn one 410', async () => {
    expect((await app.inject('/v1/matches?centre=wca-0000000')).statusCode).toBe(404)
    const gone = aCentre()
    await given(database, gone)
    await act(database, 'withdrawn', gone.id, { state: 'withdrawn', withdrawn_reason: 'spam' })
    expect((await app.inject(`/v1/matches?centre=${gone.id}`)).statusCode).toBe(410)
  })
})

test('opening a profile is counted, whoever opens it, and written down when the process ends', async () => {
  const other = await testApp(database)
  const etag = (await other.inject(`/v1/centres/${dakar.id}`)).headers.etag
  await other.inject({ url: `/v1/centres/${dakar.id}`, headers: { 'if-none-match': etag } })
  await other.inject('/v1/centres/wca-0000000')
  await other.close()
  const rows = await database.$client<{ centre_id: string; seen: number }[]>`select * from sightings order by 1`
  expect(rows.map(({ centre_id, seen }) => [centre_id, seen])).toEqual([[dakar.id, 2]])
})
