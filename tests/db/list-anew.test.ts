import { datasetVersion, listAllCentres, searchCentres } from '@centres/db'
import { expect, test } from 'vitest'
import { aCentre, given } from '../support/a-centre.ts'
import { emptyDirectory } from '../support/directory.ts'

test('listings that were lost are made again from the records, drafts left out', async () => {
  const database = await emptyDirectory()
  const [listed] = await given(database, aCentre({ name: 'Skryflab' }), aCentre({ name: 'Draft', state: 'draft' }))
  const found = () => searchCentres(database, { q: 'Skryflab' }, { sort: 'relevance', limit: 5, day: 1 })
  const before = await found()
  const version = await datasetVersion(database)
  await database.$client`truncate listings, search_words`
  expect((await found()).items).toEqual([])

  const steps: number[] = []
  const listAll = () =>
    database.transaction((tx) => listAllCentres(tx, '2026-11-02T00:00:00.000Z', (done) => steps.push(done)))
  expect(await listAll()).toBe(2)

  expect(steps).toEqual([2])
  expect(await found()).toEqual(before)
  expect(before.items.map(({ id }) => id)).toEqual([listed?.id])
  expect(await datasetVersion(database)).not.toBe(version)
})
