import { type Database, placeAt } from '@centres/db'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../support/database.ts'

let database: Database

beforeAll(async () => {
  database = await testDatabase({ seeded: true })
})

const at = (longitude: number, latitude: number) => placeAt(database, { longitude, latitude })

test('a point is in its country, near its town', async () => {
  expect(await at(18.87, -33.93)).toMatchObject({
    countryCode: 'ZA',
    town: { name: 'Stellenbosch', countryCode: 'ZA' },
  })
})

test('a point beside a border is in its own country', async () => {
  expect(await at(7.81, 48.57)).toMatchObject({ countryCode: 'DE' })
})

test('near the pole the nearest is so in metres, not in degrees', async () => {
  const { town } = await at(15.65, 78.22)
  expect(town).toMatchObject({ name: 'Longyearbyen' })
  expect(town?.metres).toBeLessThan(5000)
})

test('the sea has no country and no town', async () => {
  expect(await at(-30, 0)).toEqual({ countryCode: null, town: null })
})

test('a point on the date line is found from both sides', async () => {
  expect((await at(180, 66)).countryCode).toBe((await at(-180, 66)).countryCode)
})
