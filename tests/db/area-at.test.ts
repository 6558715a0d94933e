import { areaAt, checkArea, type Database } from '@centres/db'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../support/database.ts'

let database: Database

beforeAll(async () => {
  database = await testDatabase({ seeded: true })
})

const at = (longitude: number, latitude: number) => areaAt(database, { longitude, latitude })

test.each([
  ['Stellenbosch', 18.8668, -33.9321, 'ZA'],
  ['Suva', 178.4419, -18.1416, 'FJ'],
  ['Taveuni, beyond the antimeridian', -179.98, -16.85, 'FJ'],
  ['Provideniya, beyond the antimeridian', -173.23, 64.42, 'RU'],
  ['Maseru, inside another country', 27.48, -29.32, 'LS'],
  ['Pristina', 21.16, 42.66, 'XK'],
  ['Fort-de-France, drawn as part of France', -61.07, 14.61, 'MQ'],
  ['Cayenne', -52.33, 4.92, 'GF'],
  ['Longyearbyen, drawn as part of Norway', 15.63, 78.22, 'SJ'],
  ['Paris', 2.35, 48.85, 'FR'],
])('%s lies in its country or area', async (_, longitude, latitude, code) => {
  expect(await at(longitude, latitude)).toBe(code)
})

test('a point just off the coast belongs to the nearest land', async () => {
  expect(await at(18.3, -33.9)).toBe('ZA')
})

test('the open sea belongs to nobody', async () => {
  expect(await at(-30, 0)).toBeUndefined()
})

test('a declared country or area is checked against the point', async () => {
  const location = { longitude: 15.45, latitude: 47.078 }
  expect(await checkArea(database, { countryCode: 'AT', location })).toEqual({ outcome: 'agrees' })
  expect(await checkArea(database, { countryCode: 'DE', location })).toEqual({ outcome: 'differs', found: 'AT' })
  expect(await checkArea(database, { countryCode: 'BV', location })).toEqual({ outcome: 'no-polygon', found: 'AT' })
})
