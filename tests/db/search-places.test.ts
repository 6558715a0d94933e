import { type Database, searchPlaces } from '@centres/db'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../support/database.ts'

let database: Database

beforeAll(async () => {
  database = await testDatabase({ seeded: true })
})

const find = (q: string, lang = 'en', limit = 8) => searchPlaces(database, { q, lang, limit })
const first = async (q: string, lang = 'en') => (await find(q, lang, 1))[0]

test('a town is found without its accents and in any case', async () => {
  expect(await first('sao PAULO')).toMatchObject({ kind: 'town', name: 'São Paulo', countryCode: 'BR' })
})

test('a mistyped town is found', async () => {
  expect(await first('stelenbosch')).toMatchObject({ name: 'Stellenbosch' })
  expect(await first('Johanesburg')).toMatchObject({ name: 'Johannesburg' })
})

test('a country is found in any interface language, and named in the one asked for', async () => {
  for (const q of ['Germany', 'Duitsland', 'ألمانيا', 'المانيا', 'Alemania', 'Allemagne'])
    expect(await first(q, 'fr')).toMatchObject({ kind: 'country', code: 'DE', name: 'Allemagne' })
})

test('short names and codes of countries are understood', async () => {
  expect(await first('UK')).toMatchObject({ code: 'GB', name: 'United Kingdom' })
  expect(await first('usa', 'es')).toMatchObject({ code: 'US', name: 'Estados Unidos' })
})

test.each([
  ['Deutschland', 'DE'],
  ['Schweiz', 'CH'],
  ['日本', 'JP'],
  ['Россия', 'RU'],
  ['Україна', 'UA'],
  ['中国', 'CN'],
  ['iNingizimu Afrika', 'ZA'],
  ['Österreich', 'AT'],
])('«%s» is a country, in a language spoken there', async (q, code) => {
  expect(await first(q)).toMatchObject({ kind: 'country', code })
})

test('a whole name comes before a longer one', async () => {
  expect((await find('deutschland')).map(({ name }) => name).slice(0, 2)).toEqual(['Germany', 'Deutschlandsberg'])
})

test('regions of the world are places too', async () => {
  expect(await first('sub-saharan')).toMatchObject({ kind: 'region', code: '202', countryCode: null })
})

test('whole names come before beginnings, countries before towns, large towns before small', async () => {
  const names = (await find('georgia')).map(({ kind, name }) => `${kind} ${name}`)
  expect(names[0]).toBe('country Georgia')
  const victoria = await find('victoria')
  const towns = victoria.filter(({ kind, name }) => kind === 'town' && name === 'Victoria')
  expect(towns.length).toBeGreaterThan(1)
  const sizes = towns.map(({ population }) => population ?? 0)
  expect(sizes).toEqual(sizes.toSorted((one, other) => other - one))
  expect(victoria.slice(0, towns.length)).toEqual(towns)
})

test('a later word of a name is found', async () => {
  expect((await find('paulo')).map(({ name }) => name)).toContain('São Paulo')
})

test('no place comes twice', async () => {
  const keys = (await find('a', 'en', 20)).map(({ kind, code }) => `${kind} ${code}`)
  expect(keys).toHaveLength(20)
  expect(new Set(keys).size).toBe(20)
})

test.each(['', '   ', '%', '_', '\\', "o'b", '100%', '%%%%%', '\u0301'])('odd words break nothing: %o', async (q) => {
  await expect(find(q)).resolves.toBeInstanceOf(Array)
})

test('a percent sign stands for itself', async () => {
  expect(await find('%')).toEqual([])
})

test('bounds go the short way round the globe', async () => {
  const width = async (name: string) => {
    const [west, , east] = (await first(name))?.bounds ?? expect.fail(`${name} has no bounds`)
    return east >= west ? east - west : east - west + 360
  }
  expect(await width('Fiji')).toBeLessThan(10)
  expect(await width('New Zealand')).toBeLessThan(25)
  expect(await width('Russia')).toBeLessThan(180)
  expect(await width('United States')).toBeLessThan(130)
  expect(await width('France')).toBeLessThan(20)
  expect(await width('Europe')).toBeLessThan(230)
})
