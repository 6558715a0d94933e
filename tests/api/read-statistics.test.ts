import { CentrePage, type CentreProfile, CentreStatistics } from '@centres/contract'
import type { Database } from '@centres/db'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aCentre, changeCentre, given } from '../support/a-centre.ts'
import { fixedNow, testApp, testAppHere } from '../support/app.ts'
import { testDatabase } from '../support/database.ts'
import { emptyDirectory } from '../support/directory.ts'

const read = async (app: FastifyInstance, query = '') =>
  CentreStatistics.parse((await app.inject(`/v1/statistics?${query}`)).json())

describe('on the real centres', () => {
  let app: FastifyInstance
  beforeAll(async () => {
    app = await testApp(await testDatabase({ seeded: true }))
  })
  afterAll(() => app.close())

  async function profiles(query: string): Promise<CentreProfile[]> {
    const found: CentreProfile[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = CentrePage.parse(
        (await app.inject(`/v1/centres?limit=100&${query}${cursor && `&cursor=${cursor}`}`)).json(),
      )
      for (const { id } of page.items) found.push((await app.inject(`/v1/centres/${id}`)).json())
      cursor = page.nextCursor
    }
    return found
  }

  function counted(all: CentreProfile[], codesOf: (centre: CentreProfile) => (string | null)[]) {
    const counts: Record<string, number> = {}
    for (const code of all.flatMap((centre) => [...new Set(codesOf(centre))]))
      if (code !== null) counts[code] = (counts[code] ?? 0) + 1
    return counts
  }
  const asObject = (counts: { code: string; count: number }[]) =>
    Object.fromEntries(counts.filter(({ count }) => count > 0).map(({ code, count }) => [code, count]))

  test.each(['region=142', 'country=ZA&country=NO&kind=writing-centre', 'q=writing+lab', 'bbox=-10,35,30,60'])(
    'the counts of %s are those of its centres, counted one by one',
    async (query) => {
      const [numbers, all] = await Promise.all([read(app, query), profiles(query)])
      expect(numbers.total).toBe(all.length)
      expect(asObject(numbers.by.country)).toEqual(counted(all, ({ countryCode }) => [countryCode]))
      expect(asObject(numbers.by.region)).toEqual(counted(all, ({ regions }) => regions))
      expect(asObject(numbers.by.kind)).toEqual(counted(all, ({ kinds }) => kinds))
      expect(asObject(numbers.by.service)).toEqual(counted(all, ({ services }) => services))
      expect(asObject(numbers.by.evidence)).toEqual(counted(all, ({ evidence }) => [evidence]))
      expect(numbers.notKnown.language).toBe(all.filter(({ languages }) => languages.length === 0).length)
      expect(numbers.age.reduce((sum, { count }) => sum + count, 0)).toBe(all.length)
      expect(numbers.confirmed.notYet).toBe(all.filter(({ confirmedAt }) => confirmedAt === null).length)
      expect(numbers.growth.at(-1)?.listed).toBe(all.length)
    },
  )

  test('listed and not listed countries and areas are all there are', async () => {
    const { coverage, by } = await read(app)
    expect(coverage.countriesListed + coverage.without.length).toBe(coverage.countriesInAll)
    expect(coverage.countriesListed).toBe(by.country.length)
    expect(coverage.without).not.toContain('BV')
    const africa = coverage.regions.find(({ region }) => region === '002')
    expect(africa?.count).toBe(by.region.find(({ code }) => code === '002')?.count)
    expect(africa?.population).toBeGreaterThan(1e9)
  })
})

describe('on centres of the test’s own', () => {
  let database: Database
  const at = (day: string) => `${day}T12:00:00.000Z`
  const lab = aCentre({
    kinds: ['writing-lab', 'writing-centre'],
    countryCode: 'NZ',
    founded: '1994-02-01',
    confirmedAt: at('2026-01-05'),
    languages: ['en'],
  })
  const old = aCentre({ countryCode: 'NZ', founded: '1999', confirmedAt: at('2025-11-23') })
  const unknown = aCentre({ countryCode: 'AU' })

  /** Writes into the log what a moderator did, and into the record what came of it. */
  async function withdraw(id: string, day: string) {
    await changeCentre(database, id, { state: 'withdrawn', withdrawn_reason: 'Listed twice' })
    await database.$client`
      insert into changes (at, subject, subject_id, actor, action, before, after)
      select ${at(day)}, 'centre', subject_id, 'moderator', 'withdrawn', after,
        jsonb_set(after, '{state}', '"withdrawn"') from changes where subject_id = ${id}`
  }

  beforeAll(async () => {
    database = await emptyDirectory()
    // The log of the centres that are gone with the tables goes too.
    await database.$client`alter table changes disable trigger user`
    await database.$client`delete from changes where subject = 'centre'`
    await database.$client`alter table changes enable trigger user`
    await given(database, lab, old, unknown)
  })
  const app = () => testAppHere(database)

  test('age is counted in decades, and what is not known comes last', async () => {
    expect((await read(await app())).age).toEqual([
      { decade: 1990, count: 2 },
      { decade: null, count: 1 },
    ])
  })

  test('a confirmation of a year and a day ago is not within twelve months', async () => {
    const { confirmed } = await read(await app())
    expect(confirmed).toEqual({ confirmed: 2, within12Months: 1, notYet: 1 })
    const yesterday = new Date(fixedNow.getTime() - 86_400_000)
    const earlier = await testAppHere(database, { now: () => yesterday })
    expect((await read(earlier)).confirmed.within12Months).toBe(2)
  })

  test('every count holds all filters, its own included', async () => {
    const { by, notKnown, total } = await read(await app(), 'kind=writing-lab')
    expect(total).toBe(1)
    expect(by.kind).toEqual([
      { code: 'writing-centre', count: 1 },
      { code: 'writing-lab', count: 1 },
    ])
    expect(by.country).toEqual([{ code: 'NZ', count: 1 }])
    expect(notKnown).toMatchObject({ language: 0, textLanguage: 1, kind: 0 })
  })

  test('what is missing is sought only where the filters look', async () => {
    const { coverage } = await read(await app(), 'region=053')
    expect(coverage).toMatchObject({ countriesListed: 2, countriesInAll: 4, without: ['CX', 'NF'] })
    expect(coverage.perMillion.map(({ country, count }) => [country, count])).toEqual([
      ['NZ', 2],
      ['AU', 1],
    ])
    const { population, perMillion } = coverage.perMillion[0] ?? {}
    expect(perMillion).toBeCloseTo(2e6 / (population ?? 0), 3)
    expect(coverage.populationSource).toMatch(/^Unicode CLDR \d+/)
  })

  test('a set without centres is answered with nothing, everywhere', async () => {
    const { total, by, age, growth, coverage } = await read(await app(), 'country=JP')
    expect({ total, age, growth, kinds: by.kind }).toEqual({ total: 0, age: [], growth: [], kinds: [] })
    expect(coverage).toMatchObject({ countriesInAll: 1, countriesListed: 0, without: ['JP'], perMillion: [] })
    expect(by.evidence.every(({ count }) => count === 0)).toBe(true)
  })

  test('a code that names nothing is refused', async () => {
    const answer = await (await app()).inject('/v1/statistics?kind=castle')
    expect([answer.statusCode, answer.json().errors?.[0]?.name]).toEqual([400, 'kind'])
    expect((await (await app()).inject('/v1/statistics?sort=name')).statusCode).toBe(400)
  })

  test('growth follows the log, month by month, through withdrawals and months without any change', async () => {
    const [short] = await given(database, aCentre({ countryCode: 'AU', kinds: ['writing-lab'] }))
    await withdraw(short?.id ?? '', '2027-01-15')
    const later = await testAppHere(database, { now: () => new Date('2027-02-03T00:00:00Z') })
    expect((await read(later)).growth).toEqual([
      { month: '2026-11', listed: 4 },
      { month: '2026-12', listed: 4 },
      { month: '2027-01', listed: 3 },
      { month: '2027-02', listed: 3 },
    ])
    const { growth } = await read(later, 'kind=writing-lab')
    expect(growth.map(({ listed }) => listed)).toEqual([1, 1, 1, 1])
    expect((await read(later)).version).not.toBe('0')
  })
})
