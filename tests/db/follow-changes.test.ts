import { setTimeout as delay } from 'node:timers/promises'
import { changesSince, connect, type Database, datasetVersion, recordChanges } from '@centres/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabaseWithUrl } from '../support/database.ts'
import { serverUrl } from '../support/server-databases.ts'

const writers = 20
const changesEach = 25

let writing: Database
let reading: Database

beforeAll(async () => {
  const { url, database } = await testDatabaseWithUrl()
  reading = database
  // The embedded database has one connection: there the writers take turns.
  writing = serverUrl ? connect({ url, max: writers }) : database
})
afterAll(async () => {
  if (serverUrl) await writing.close()
})

/** A change that is committed a while after it was written, or not at all. */
async function write(writer: number, turn: number): Promise<void> {
  const source = `${writer}-${turn}`
  const change = { subject: 'vocabulary', subjectId: 'kind', actor: 'import', action: 'loaded', source } as const
  await writing.transaction(async (tx) => {
    await tx.execute('select 1')
    if (serverUrl) await delay((writer * 7 + turn * 3) % 11)
    await recordChanges(tx, [{ ...change, before: null, after: null }], '2026-11-01T00:00:00.000Z')
    if (serverUrl) await delay((writer * 5 + turn) % 7)
  })
}

async function giveUp(writer: number): Promise<void> {
  const change = { subject: 'vocabulary', subjectId: 'kind', actor: 'import', action: 'loaded', source: 'no' } as const
  const given = writing.transaction(async (tx) => {
    await recordChanges(tx, [{ ...change, before: null, after: null }], '2026-11-01T00:00:00.000Z')
    throw new Error(`writer ${writer} gives up`)
  })
  await given.catch(() => {})
}

test('who follows while many write gets every change exactly once, in order', { timeout: 120_000 }, async () => {
  const begun = await datasetVersion(reading)
  const seen: { id: string; source: string | null }[] = []
  let since = begun
  const follow = async () => {
    const page = await changesSince(reading, {}, { since, limit: 40 })
    seen.push(...page.items)
    since = page.reached
    return page
  }

  let isWriting = true
  const writingAll = Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let turn = 0; turn < changesEach; turn++) {
        await write(writer, turn)
        if (turn % 10 === 0) await giveUp(writer)
      }
    }),
  ).finally(() => {
    isWriting = false
  })
  let polls = 0
  for (; isWriting; polls++) await follow()
  await writingAll
  while ((await follow()).hasMore);

  const versions = seen.map(({ id }) => BigInt(id))
  expect(versions).toEqual(versions.toSorted((one, other) => (one < other ? -1 : 1)))
  expect(seen.map(({ source }) => source).toSorted()).toEqual(
    Array.from({ length: writers * changesEach }, (_, n) => `${n % writers}-${Math.floor(n / writers)}`).toSorted(),
  )
  expect(polls).toBeGreaterThan(1)
  expect(since).toBe(await datasetVersion(reading))
})

test('one question looks at a bounded part of the log, and the next goes on from there', async () => {
  const since = await datasetVersion(reading)
  const change = { subject: 'vocabulary', subjectId: 'kind', actor: 'import', action: 'loaded', source: null } as const
  const many = Array.from({ length: 2500 }, () => ({ ...change, before: null, after: null }))
  await reading.transaction((tx) => recordChanges(tx, many, '2026-11-01T00:00:00.000Z'))
  const first = await changesSince(reading, { country: ['ZA'] }, { since, limit: 10 })
  expect(first).toMatchObject({ items: [], hasMore: true })
  expect(BigInt(first.reached)).toBeGreaterThan(BigInt(since))
  const second = await changesSince(reading, { country: ['ZA'] }, { since: first.reached, limit: 10 })
  expect(second).toMatchObject({ items: [], hasMore: false, reached: await datasetVersion(reading) })
})
