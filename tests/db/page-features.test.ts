import { countFeatures, type Database, type FeatureSelection, featureExtent, pageFeatures } from '@centres/db'
import { beforeAll, expect, test } from 'vitest'
import { aCentre, given } from '../support/a-centre.ts'
import { emptyDirectory } from '../support/directory.ts'

let database: Database

const suva = aCentre({ name: 'Suva', longitude: 178.44, latitude: -18.14, countryCode: 'FJ' })
const apia = aCentre({ name: 'Apia', longitude: -171.76, latitude: -13.83, countryCode: 'WS' })
const lima = aCentre({ name: 'Lima', longitude: -77.04, latitude: -12.05, countryCode: 'PE' })
const online = aCentre({ name: 'Online', precision: 'online' })

beforeAll(async () => {
  database = await emptyDirectory()
  expect(await featureExtent(database)).toEqual({ bbox: null, first: null, last: null })
  await given(database, suva, apia, lima, online)
  const changed = {
    [suva.id]: '2026-01-01T00:00:00Z',
    [apia.id]: '2026-02-01T00:00:00Z',
    [lima.id]: '2026-03-01T00:00:00Z',
  }
  for (const [id, at] of Object.entries(changed))
    await database.$client`update centres set updated_at = ${at} where id = ${id}`
  await database.$client`update centres set updated_at = '2026-04-01T00:00:00Z' where id = ${online.id}`
})

async function namesOf(selection: FeatureSelection): Promise<string[]> {
  const { items } = await pageFeatures(database, selection, { limit: 100 })
  expect(await countFeatures(database, selection)).toBe(items.length)
  return items.map(({ names }) => names[0]?.text ?? '').sort()
}

test('a box across the antimeridian holds both sides, and what has no place', async () => {
  expect(await namesOf({ bbox: [170, -30, -170, 0] })).toEqual(['Apia', 'Online', 'Suva'])
  expect(await namesOf({ bbox: [-80, -30, -70, 0] })).toEqual(['Lima', 'Online'])
})

test('a box and a code hold together', async () => {
  expect(await namesOf({ bbox: [170, -30, -170, 0], country: ['FJ'] })).toEqual(['Suva'])
})

test.each<[string, string | undefined, string | undefined, string[]]>([
  ['an instant', '2026-02-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z', ['Apia']],
  ['an interval with both its bounds', '2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z', ['Apia', 'Suva']],
  ['an open end', '2026-02-15T00:00:00.000Z', undefined, ['Lima', 'Online']],
  ['an open start', undefined, '2026-01-31T00:00:00.000Z', ['Suva']],
])('%s holds the records that last changed in it', async (_, from, to, names) => {
  expect(await namesOf({ datetime: { from, to } })).toEqual(names)
})

test('pages go on by id, and the last says that it is', async () => {
  const ids = [suva, apia, lima, online].map(({ id }) => id).sort()
  const first = await pageFeatures(database, {}, { limit: 2 })
  expect(first.items.map(({ id }) => id)).toEqual(ids.slice(0, 2))
  expect(first.next).toBe(ids[1])
  const last = await pageFeatures(database, {}, { limit: 2, after: first.next })
  expect(last.items.map(({ id }) => id)).toEqual(ids.slice(2))
  expect(last.next).toBeUndefined()
})

test('the extent holds every point and every change', async () => {
  expect(await featureExtent(database)).toEqual({
    bbox: [-171.76, -18.14, 178.44, -12.05],
    first: '2026-01-01T00:00:00.000Z',
    last: '2026-04-01T00:00:00.000Z',
  })
})
