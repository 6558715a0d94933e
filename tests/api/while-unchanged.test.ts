import { type Database, datasetVersion } from '@centres/db'
import { beforeAll, expect, test } from 'vitest'
import { citeSet } from '../../api/src/citations/cite.ts'
import { Unavailable } from '../../api/src/errors.ts'
import { whileUnchanged } from '../../api/src/while-unchanged.ts'
import { aCentre, given } from '../support/a-centre.ts'
import { fixedNow, testSettings } from '../support/app.ts'
import { emptyDirectory } from '../support/directory.ts'

let database: Database
beforeAll(async () => {
  database = await emptyDirectory()
})

const count = async () => Number((await database.$client`select count(*) from listings`)[0]?.count)

test('what was read while a change came between is read again', async () => {
  let times = 0
  const read = await whileUnchanged(database, async (version) => {
    times += 1
    if (times === 1) await given(database, aCentre())
    return { version, count: await count() }
  })
  expect(read).toEqual({ version: await datasetVersion(database), count: 1 })
  expect(times).toBe(2)
})

test('numbers of two versions are never given out: where changes do not cease, nothing is', async () => {
  const reading = whileUnchanged(database, async () => {
    await given(database, aCentre())
    return count()
  })
  await expect(reading).rejects.toThrow(Unavailable)
})

test('a citation names the version at which its centres were counted', async () => {
  let isFirst = true
  const services = { database, settings: testSettings, now: () => fixedNow }
  const cited = await citeSet(services, {}, async () => {
    if (isFirst) await given(database, aCentre())
    isFirst = false
    return count()
  })
  expect(cited).toMatchObject({ version: await datasetVersion(database), rows: await count() })
})
