import {
  type CentreSelection,
  countCentres,
  countFacets,
  type Database,
  type PageKey,
  type Sort,
  searchCentres,
} from '@centres/db'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { aCentre, changeCentre, given } from '../support/a-centre.ts'
import { emptyDirectory } from '../support/directory.ts'

let database: Database

const day = 20_000

async function namesOf(selection: CentreSelection, sort: Sort = 'name'): Promise<string[]> {
  const page = await searchCentres(database, selection, { sort, limit: 100, day })
  return page.items.map(({ names }) => names[0]?.text ?? '')
}

/** Every page of a set, one after another; `between` runs after each. */
async function pagesOf(
  selection: CentreSelection,
  sort: Sort,
  limit: number,
  between = async () => {},
): Promise<string[]> {
  const ids: string[] = []
  let after: PageKey | undefined
  for (let pages = 0; pages < 100; pages++) {
    const page = await searchCentres(database, selection, { sort, limit, day, after })
    ids.push(...page.items.map(({ id }) => id))
    if (!page.next) return ids
    after = page.next
    await between()
  }
  throw new Error('the pages do not end')
}

describe('places', () => {
  beforeAll(async () => {
    database = await emptyDirectory()
    await given(
      database,
      aCentre({ name: 'Suva', countryCode: 'FJ', longitude: 178.44, latitude: -18.14 }),
      aCentre({ name: 'Apia', countryCode: 'WS', longitude: -171.76, latitude: -13.83 }),
      aCentre({ name: 'Lima', countryCode: 'PE', longitude: -77.04, latitude: -12.05 }),
      aCentre({ name: 'Hidden', countryCode: 'PE', longitude: -77.04, latitude: -12.05, precision: 'hidden' }),
      aCentre({ name: 'Draft', state: 'draft', longitude: -77.04, latitude: -12.05 }),
    )
  })

  test('a box across the antimeridian finds centres on both sides', async () => {
    expect(await namesOf({ bbox: [170, -30, -170, 0] })).toEqual(['Apia', 'Suva'])
  })

  test('a box of the whole world finds every centre with a public point', async () => {
    expect(await namesOf({ bbox: [-180, -90, 180, 90] })).toEqual(['Apia', 'Lima', 'Suva'])
  })

  test('a hidden centre is found by country or area, but never by place', async () => {
    expect(await namesOf({ country: ['PE'] })).toEqual(['Hidden', 'Lima'])
    expect(await namesOf({ bbox: [-78, -13, -76, -11] })).toEqual(['Lima'])
    expect(await namesOf({ near: [-77.04, -12.05], radiusKm: 1 })).toEqual(['Lima'])
  })

  // Great circles by the haversine formula on a sphere of 6,371,008.8 m.
  test('near sorts by distance in metres', async () => {
    const page = await searchCentres(database, { near: [178.44, -18.14] }, { sort: 'distance', limit: 10, day })
    expect(page.items.map(({ names, distanceMetres }) => [names[0]?.text, distanceMetres])).toEqual([
      ['Suva', 0],
      ['Apia', 1_151_629],
      ['Lima', 11_083_052],
      ['Hidden', null],
    ])
  })

  test('a centre that is not published is not found', async () => {
    expect(await namesOf({})).not.toContain('Draft')
  })

  test('a region holds its countries and areas, at every level', async () => {
    expect(await namesOf({ region: ['009'] })).toEqual(['Apia', 'Suva'])
    expect(await namesOf({ region: ['054'] })).toEqual(['Suva'])
    expect(await namesOf({ region: ['419'] })).toEqual(['Hidden', 'Lima'])
  })

  test('any box finds what lies in it and nothing else', async () => {
    const places: [string, number, number][] = [
      ['Apia', -171.76, -13.83],
      ['Lima', -77.04, -12.05],
      ['Suva', 178.44, -18.14],
    ]
    const longitude = fc.integer({ min: -180, max: 180 })
    const latitude = fc.integer({ min: -90, max: 90 })
    await fc.assert(
      fc.asyncProperty(longitude, latitude, longitude, latitude, async (west, a, east, b) => {
        const [south, north] = [Math.min(a, b), Math.max(a, b)]
        const inside = places.filter(([, x, y]) => {
          const between = west <= east ? x >= west && x <= east : x >= west || x <= east
          return between && y >= south && y <= north
        })
        expect(await namesOf({ bbox: [west, south, east, north] })).toEqual(inside.map(([name]) => name))
      }),
      { numRuns: 60 },
    )
  })
})

describe('codes', () => {
  beforeAll(async () => {
    database = await emptyDirectory()
    await given(
      database,
      aCentre({ name: 'A', kinds: ['writing-lab'], languages: ['en', 'af'], services: ['one-to-one'] }),
      aCentre({
        name: 'B',
        kinds: ['writing-lab', 'language-learning-centre'],
        languages: ['zh-Hant'],
        countryCode: 'TW',
      }),
      aCentre({
        name: 'C',
        kinds: ['writing-centre'],
        languages: ['en'],
        textLanguages: ['fr'],
        institutionType: 'library',
      }),
    )
  })

  test('codes of one filter are alternatives, filters hold together', async () => {
    expect(await namesOf({ kind: ['writing-lab', 'writing-centre'] })).toEqual(['A', 'B', 'C'])
    expect(await namesOf({ kind: ['writing-lab'], language: ['en'] })).toEqual(['A'])
    expect(await namesOf({ kind: ['writing-lab'], language: ['en'], country: ['TW'] })).toEqual([])
  })

  test('a centre of several kinds is found by each', async () => {
    expect(await namesOf({ kind: ['language-learning-centre'] })).toEqual(['B'])
  })

  test('a language is found by its wider tag, and not the other way round', async () => {
    expect(await namesOf({ language: ['zh'] })).toEqual(['B'])
    expect(await namesOf({ language: ['zh-Hant-TW'] })).toEqual([])
  })

  test('languages of sessions and of texts are two filters', async () => {
    expect(await namesOf({ language: ['fr'] })).toEqual([])
    expect(await namesOf({ textLanguage: ['fr'] })).toEqual(['C'])
  })

  test('ids name these very centres, in SQL as in memory, and one that is not listed finds nothing', async () => {
    const [a, b] = (await searchCentres(database, {}, { sort: 'name', limit: 2, day })).items.map(({ id }) => id)
    const id = [String(a), String(b), 'wca-0000000']
    expect(await namesOf({ id })).toEqual(['A', 'B'])
    expect(await namesOf({ id, kind: ['language-learning-centre'] })).toEqual(['B'])
    expect(await countCentres(database, { id })).toBe(2)
    expect((await countFacets(database, { id, kind: ['writing-lab'] })).total).toBe(2)
    expect((await countFacets(database, { id: ['wca-0000000'] })).total).toBe(0)
  })

  test('the total is the number of all matches, whatever the page', async () => {
    expect(await countCentres(database, { kind: ['writing-lab'] })).toBe(2)
  })
})

describe('pages', () => {
  const sorts: Sort[] = ['name', 'fair', 'confirmed', 'distance', 'relevance']
  const selection = (sort: Sort): CentreSelection =>
    sort === 'relevance' ? { q: 'writing' } : sort === 'distance' ? { near: [0, 0] } : {}

  beforeAll(async () => {
    database = await emptyDirectory()
    const centres = Array.from({ length: 37 }, (_, index) =>
      aCentre({
        name: `Writing ${index % 5}`,
        longitude: (index % 7) * 10,
        precision: index % 6 === 0 ? 'online' : 'campus',
        confirmedAt: index % 3 === 0 ? `2026-0${1 + (index % 4)}-01T00:00:00.000Z` : null,
      }),
    )
    await given(database, ...centres)
  })

  test.each(sorts)('pages in the order %s hold every centre once, whatever their size', async (sort) => {
    const whole = await pagesOf(selection(sort), sort, 100)
    expect(new Set(whole).size).toBe(37)
    for (const limit of [1, 2, 7, 36, 37]) expect(await pagesOf(selection(sort), sort, limit)).toEqual(whole)
  })

  test('the fair order puts those confirmed lately first and is another the next day', async () => {
    const page = (on: number) => searchCentres(database, {}, { sort: 'fair', limit: 37, day: on })
    const [today, tomorrow] = [await page(day), await page(day + 1)]
    const instants = today.items.flatMap(({ confirmedAt }) => confirmedAt ?? [])
    expect(instants).toEqual([...instants].sort().reverse())
    expect(instants).toHaveLength(13)
    expect(today.items.map(({ id }) => id)).not.toEqual(tomorrow.items.map(({ id }) => id))
    expect(await page(day)).toEqual(today)
  })

  test.each(sorts)('pages in the order %s neither skip nor repeat while others come and go', async (sort) => {
    const before = await pagesOf(selection(sort), sort, 100)
    let come = 0
    const seen = await pagesOf(selection(sort), sort, 5, async () => {
      come += 1
      const [added] = await given(database, aCentre({ name: `Writing ${come % 5}`, longitude: come * 5 }))
      if (come % 2 === 0 && added) await changeCentre(database, added.id, { state: 'rejected' })
    })
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.filter((id) => before.includes(id))).toEqual(before)
  })
})
