import { type Database, removeExpired } from '@centres/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fixedNow } from '../support/app.ts'
import { testDatabase } from '../support/database.ts'
import { type Office, openOffice } from '../support/people.ts'
import { solutionOf, solveFor } from '../support/solve-challenge.ts'

let database: Database
let office: Office
let now = fixedNow
beforeAll(async () => {
  database = await testDatabase()
  office = await openOffice(database, { now: () => now })
})
afterAll(() => office.close())

const askForLink = (body: object) => office.visitor().ask('POST', '/sign-in-links', body)
const refusal = (message: string) => ({ status: 400, body: { errors: [{ in: 'body', name: 'altcha', message }] } })
const wrong = refusal('must be the solution of a challenge from /v1/challenge')
const late = refusal('must be the solution of a new challenge: this one has expired or was used already')

const changed = (altcha: string, change: (solved: ReturnType<typeof JSON.parse>) => void) => {
  const solved = JSON.parse(Buffer.from(altcha, 'base64').toString())
  change(solved)
  return Buffer.from(JSON.stringify(solved)).toString('base64')
}

test('a solution is taken once', async () => {
  const altcha = await solveFor(office.app)
  expect((await askForLink({ email: 'once@example.org', altcha })).status).toBe(202)
  expect(await askForLink({ email: 'twice@example.org', altcha })).toMatchObject(late)
  // The same solution in other letters is the same solution.
  expect(await askForLink({ email: 'twice@example.org', altcha: changed(altcha, () => {}) })).toMatchObject(late)
  expect(await office.lettersTo('twice@example.org', 0)).toEqual([])
})

test('of many who send one solution at once, one is heard', async () => {
  const altcha = await solveFor(office.app)
  const tries = await Promise.all(
    Array.from({ length: 6 }, (_, at) => askForLink({ email: `race-${at}@example.org`, altcha })),
  )
  expect(tries.map(({ status }) => status).sort()).toEqual([202, 400, 400, 400, 400, 400])
})

test('a solution that is late, made up or changed is refused', async () => {
  const email = 'robot@example.org'
  const altcha = await solveFor(office.app)
  for (const made of [
    'x',
    'bm90aGluZw==',
    Buffer.from('{}').toString('base64'),
    Buffer.from('null').toString('base64'),
  ])
    expect(await askForLink({ email, altcha: made })).toMatchObject(wrong)
  const otherKey = changed(altcha, ({ solution }) => {
    solution.derivedKey = `${solution.derivedKey.slice(0, -1)}${solution.derivedKey.endsWith('0') ? '1' : '0'}`
  })
  const longer = changed(altcha, ({ challenge }) => {
    challenge.parameters.data.until = '2099-01-01T00:00:00.000Z'
  })
  const easier = changed(altcha, ({ challenge }) => {
    challenge.parameters.keyPrefix = ''
  })
  const unsigned = changed(altcha, ({ challenge }) => {
    challenge.signature = ''
  })
  for (const made of [otherKey, longer, easier, unsigned])
    expect(await askForLink({ email, altcha: made })).toMatchObject(wrong)
  now = new Date(fixedNow.getTime() + 31 * 60_000)
  expect(await askForLink({ email, altcha })).toMatchObject(late)
  now = fixedNow
  expect((await askForLink({ email })).body.errors).toMatchObject([{ name: 'altcha' }])
  expect(await office.lettersTo(email, 0)).toEqual([])
})

test('one of another directory is refused', async () => {
  const other = await openOffice(database, { authSecret: 'a secret of another directory, as long as ours' })
  const altcha = await solveFor(other.app)
  await other.close()
  expect(await askForLink({ email: 'other@example.org', altcha })).toMatchObject(wrong)
})

test('who fills in the field that nobody sees is answered as if all were well, and gets nothing', async () => {
  const email = 'honey@example.org'
  const altcha = await solveFor(office.app)
  const caught = await askForLink({ email, altcha, homepage: 'https://spam.example/' })
  const heard = await askForLink({ email: 'person@example.org', altcha })
  const { date: _, ...told } = caught.headers
  expect([caught.status, caught.body]).toEqual([heard.status, heard.body])
  expect(Object.keys(heard.headers)).toEqual(expect.arrayContaining(Object.keys(told)))
  await office.letterTo('person@example.org')
  expect(await office.lettersTo(email, 0)).toEqual([])
})

test('a challenge is nobody’s to keep, and what was spent is forgotten once it has run out', async () => {
  const { headers } = await office.app.inject('/v1/challenge')
  expect(headers['cache-control']).toBe('no-store')
  const challenge = (await office.app.inject('/v1/challenge')).json()
  await askForLink({ email: 'tidy@example.org', altcha: await solutionOf(challenge) })
  const count = async () => (await database.$client`select count(*)::int from spent_challenges`)[0]?.count
  expect(await count()).toBeGreaterThan(0)
  await removeExpired(database, new Date(fixedNow.getTime() + 31 * 60_000).toISOString())
  expect(await count()).toBe(0)
})
