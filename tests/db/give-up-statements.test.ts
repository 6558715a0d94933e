import { atOneVersion, connect, isGivenUp, readCentre, streamAtOneVersion } from '@centres/db'
import { expect, onTestFinished, test } from 'vitest'
import { testDatabaseWithUrl } from '../support/database.ts'
import { serverUrl } from '../support/server-databases.ts'

const statementMs = 200

async function limited() {
  const { url, database } = await testDatabaseWithUrl()
  // The embedded database has one connection.
  if (!serverUrl) await database.$client.end()
  const reader = connect({ url, max: 1, statementMs })
  onTestFinished(reader.close)
  return { database, reader }
}

test('a database with a limit answers what takes less', async () => {
  const { reader } = await limited()
  expect(await readCentre(reader, 'wca-0000000')).toBeUndefined()
})

// PGlite has no timer.
test.runIf(serverUrl)('a server gives up a statement that runs longer, and the connection goes on', async () => {
  const { reader, database } = await limited()
  const asleep = await reader.$client`select pg_sleep(10)`.catch((error: unknown) => error)
  expect(isGivenUp(asleep)).toBe(true)
  const waiting = await database.$client.begin(async (tx) => {
    await tx`lock table centre_records`
    return readCentre(reader, 'wca-0000000').catch((error: unknown) => error)
  })
  expect(isGivenUp(waiting)).toBe(true)
  expect(await readCentre(reader, 'wca-0000000')).toBeUndefined()
})

test.runIf(serverUrl)('what is read at one version has the limit too, but for what streams', async () => {
  const { reader } = await limited()
  const asleep = `select pg_sleep(${(statementMs / 1000) * 3})`
  const given = await atOneVersion(reader, (tx) => tx.execute(asleep)).catch((error: unknown) => error)
  expect(isGivenUp(given)).toBe(true)
  expect(await streamAtOneVersion(reader, (tx) => tx.execute(asleep))).toHaveLength(1)
})

test('a database without a limit lets a statement run', async () => {
  const { database } = await testDatabaseWithUrl()
  expect(await database.$client`select pg_sleep(${(statementMs / 1000) * 2})`).toHaveLength(1)
})

test('another error is not taken for it', async () => {
  const { reader } = await limited()
  const wrong = await reader.$client`select nothing`.catch((error: unknown) => error)
  expect(wrong).toBeInstanceOf(Error)
  expect(isGivenUp(wrong)).toBe(false)
  expect(isGivenUp(new Error('canceled'))).toBe(false)
})
