import { atOneVersion, countCentres, type Database, datasetVersion, streamCentres } from '@centres/db'
import { beforeAll, expect, test } from 'vitest'
import { aCentre, given } from '../support/a-centre.ts'
import { testDatabase } from '../support/database.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase({ seeded: true })
})

async function idsOf(selection: Parameters<typeof streamCentres>[1], between = async () => {}) {
  return atOneVersion(database, async (tx, version) => {
    const ids: string[] = []
    for await (const lot of streamCentres(tx, selection)) {
      ids.push(...lot.map(({ id }) => id))
      await between()
    }
    return { ids, version }
  })
}

test('a stream holds every centre of the set once, by id', async () => {
  for (const selection of [{}, { country: ['ZA'] }, { q: 'writing' }, { bbox: [170, -60, -60, 30] as const }]) {
    const asked = selection as Parameters<typeof streamCentres>[1]
    const { ids } = await idsOf(asked)
    expect(ids).toEqual([...new Set(ids)].sort())
    expect(ids.length).toBe(await countCentres(database, asked))
    expect(ids.length).toBeGreaterThan(0)
  }
})

test('two streams follow one another in one transaction', async () => {
  const counts = await atOneVersion(database, async (tx) => {
    const found: number[] = []
    for (const country of ['ZA', 'JP']) {
      let count = 0
      for await (const lot of streamCentres(tx, { country: [country] })) count += lot.length
      found.push(count)
    }
    return found
  })
  expect(counts.every((count) => count > 0)).toBe(true)
})

test('what is read at one version cannot be written to', async () => {
  await expect(atOneVersion(database, (tx) => tx.execute('delete from listings'))).rejects.toThrow()
})

test('the version is that of the rows', async () => {
  const before = await idsOf({})
  expect(before.version).toBe(await datasetVersion(database))
  await given(database, aCentre({ name: 'One more' }))
  const after = await idsOf({})
  expect(BigInt(after.version)).toBeGreaterThan(BigInt(before.version))
  expect(after.ids.length).toBe(before.ids.length + 1)
})
