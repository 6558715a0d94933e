import { type Database, removeExpired } from '@centres/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../support/database.ts'
import { type Office, openOffice, tokenIn } from '../support/people.ts'
import { solveFor } from '../support/solve-challenge.ts'

let database: Database
let office: Office
beforeAll(async () => {
  database = await testDatabase()
  office = await openOffice(database)
})
afterAll(() => office.close())

const askForLink = async (body: object, { app, visitor } = office) =>
  visitor().ask('POST', '/sign-in-links', { altcha: await solveFor(app), ...body })

test('a link in a letter signs in once, on any device', async () => {
  const asking = office.visitor()
  expect(
    await asking.ask('POST', '/sign-in-links', {
      email: 'Naledi@Example.org ',
      returnTo: '/register?step=2',
      altcha: await solveFor(office.app),
    }),
  ).toMatchObject({
    status: 202,
    body: {},
  })
  const letter = await office.letterTo('naledi@example.org')
  expect(letter.text).toContain('/sign-in/')
  expect(letter.text).toContain(encodeURIComponent('/register?step=2'))
  const token = tokenIn(letter)
  const phone = office.visitor()
  const { status, body, headers } = await phone.ask('POST', '/sessions', { token, language: 'af' })
  expect([status, body]).toEqual([
    200,
    { email: 'naledi@example.org', name: '', language: 'af', moderates: [], isAdministrator: false, centres: [] },
  ])
  expect(String(headers['set-cookie'])).toMatch(/HttpOnly/)
  expect(String(headers['set-cookie'])).toMatch(/SameSite=Lax/)
  expect(headers['cache-control']).toBe('no-store')
  expect(await phone.ask('GET', '/me')).toMatchObject({ status: 200, body: { email: 'naledi@example.org' } })
  expect(await asking.ask('POST', '/sessions', { token })).toMatchObject({
    status: 410,
    body: { detail: 'This link was used already or has expired. Ask for a new one.' },
  })
})

test.each(['', 'x', 'not-a-token', '%00', 'a'.repeat(200)])('a made-up token %s is refused', async (token) => {
  const { status } = await office.visitor().ask('POST', '/sessions', { token })
  expect(status).toBe(token === '' ? 400 : 410)
})

test('a tampered token is refused', async () => {
  await askForLink({ email: 'tamper@example.org' })
  const token = tokenIn(await office.letterTo('tamper@example.org'))
  const other = (token.startsWith('a') ? 'b' : 'a') + token.slice(1)
  expect((await office.visitor().ask('POST', '/sessions', { token: other })).status).toBe(410)
  expect((await office.visitor().ask('POST', '/sessions', { token })).status).toBe(200)
})

test('a link that is older than twenty minutes is refused', async () => {
  await askForLink({ email: 'late@example.org' })
  const token = tokenIn(await office.letterTo('late@example.org'))
  await database.$client`update verifications set expires_at = now() - interval '1 second'`
  expect((await office.visitor().ask('POST', '/sessions', { token })).status).toBe(410)
})

test('sessions and links that have run out are removed', async () => {
  await askForLink({ email: 'gone@example.org' })
  const person = await office.signIn('stays@example.org')
  const count = async () => {
    const [row] = await database.$client`
      select (select count(*) from verifications)::int as links, (select count(*) from sessions)::int as sessions`
    return row
  }
  const ago = new Date(Date.now() - 60_000).toISOString()
  await removeExpired(database, ago)
  const before = await count()
  await removeExpired(database, ago)
  expect(await count()).toEqual(before)
  expect((await person.ask('GET', '/me')).status).toBe(200)
  await removeExpired(database, new Date(Date.now() + 31 * 86_400_000).toISOString())
  expect(await count()).toEqual({ links: 0, sessions: 0 })
  expect((await person.ask('GET', '/me')).status).toBe(401)
})

test('of many who open one link at once, one gets in', async () => {
  await askForLink({ email: 'race@example.org' })
  const token = tokenIn(await office.letterTo('race@example.org'))
  const tries = await Promise.all(Array.from({ length: 8 }, () => office.visitor().ask('POST', '/sessions', { token })))
  expect(tries.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(410)])
})

test('only the hash of a token is kept, and letters wait sealed', async () => {
  await askForLink({ email: 'hash@example.org' })
  const token = tokenIn(await office.letterTo('hash@example.org'))
  const kept = await database.$client`select * from verifications`
  expect(JSON.stringify(kept)).not.toContain(token)
  const jobs = await database.$client`select data from jobs.job`
  expect(jobs.length).toBeGreaterThan(0)
  expect(JSON.stringify(jobs)).not.toContain(token)
})

test('a known and an unknown address get the same answer', async () => {
  await office.signIn('known@example.org')
  const ask = async (email: string) => {
    const { status, body, headers } = await askForLink({ email })
    const { date: _, ...told } = headers
    return { status, body, told }
  }
  expect(await ask('known@example.org')).toEqual(await ask('unknown@example.org'))
})

test('whoever is not signed in is told so, whatever the cookie says', async () => {
  const nobody = office.visitor()
  const doors = [
    ['GET', '/me'],
    ['PATCH', '/me'],
    ['DELETE', '/me/session'],
    ['GET', '/me/sessions'],
    ['DELETE', '/me/sessions'],
    ['DELETE', '/me/sessions/1'],
    ['GET', '/registrations'],
    ['GET', '/moderation/queue'],
    ['GET', '/moderation/acts'],
  ] as const
  const forged = { cookie: 'atlas.session_token=forged.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%3D' }
  for (const headers of [{}, forged]) {
    for (const [method, url] of doors) {
      const { status, body } = await nobody.ask(method, url, method === 'PATCH' ? {} : undefined, headers)
      expect([method, url, status, body.type]).toEqual([method, url, 401, '/docs#problem-not-signed-in'])
    }
  }
})

test('a browser is signed out, others, or all of them', async () => {
  const email = 'devices@example.org'
  const [desk, phone, tablet] = [await office.signIn(email), await office.signIn(email), await office.signIn(email)]
  const { items } = (await desk.ask('GET', '/me/sessions')).body
  expect(items).toHaveLength(3)
  expect(items.filter((one: { isCurrent: boolean }) => one.isCurrent)).toHaveLength(1)
  expect(JSON.stringify(items)).not.toContain('token')
  const own = (await phone.ask('GET', '/me/sessions')).body.items.find((one: { isCurrent: boolean }) => one.isCurrent)
  expect((await desk.ask('DELETE', `/me/sessions/${own.id}`)).status).toBe(200)
  expect((await phone.ask('GET', '/me')).status).toBe(401)
  expect((await desk.ask('DELETE', `/me/sessions/${own.id}`)).status).toBe(404)
  expect((await desk.ask('DELETE', '/me/session')).status).toBe(200)
  expect((await desk.ask('GET', '/me')).status).toBe(401)
  const again = await office.signIn(email)
  expect((await again.ask('DELETE', '/me/sessions')).status).toBe(200)
  expect((await again.ask('GET', '/me')).status).toBe(401)
  expect((await tablet.ask('GET', '/me')).status).toBe(401)
})

test('nobody ends the session of somebody else', async () => {
  const victim = await office.signIn('victim@example.org')
  const [session] = (await victim.ask('GET', '/me/sessions')).body.items
  const other = await office.signIn('other@example.org')
  expect((await other.ask('DELETE', `/me/sessions/${session.id}`)).status).toBe(404)
  expect((await victim.ask('GET', '/me')).status).toBe(200)
})

test('pages of other sites may not speak for who is signed in', async () => {
  const person = await office.signIn('csrf@example.org')
  const foreign = await person.ask('PATCH', '/me', { name: 'Mallory' }, { origin: 'https://evil.example' })
  expect(foreign).toMatchObject({ status: 403, body: { type: '/docs#problem-forbidden' } })
  expect((await person.ask('PATCH', '/me', { name: 'Naledi' }, { origin: 'http://localhost:3000' })).body.name).toBe(
    'Naledi',
  )
})

test('a name and a language are one’s own to change, and nothing else is', async () => {
  const person = await office.signIn('change@example.org')
  expect((await person.ask('PATCH', '/me', { language: 'ar' })).body.language).toBe('ar')
  for (const extra of [{ email: 'x@example.org' }, { moderates: [{ scope: 'everything', code: '' }] }, { id: '1' }])
    expect((await person.ask('PATCH', '/me', extra)).status).toBe(400)
  expect((await person.ask('GET', '/me')).body).toMatchObject({ email: 'change@example.org', moderates: [] })
})

test('whoever is configured to decide does so from the first signing in on', async () => {
  const moderator = await office.signIn('moderator@example.org')
  expect((await moderator.ask('GET', '/me')).body.moderates).toEqual([{ scope: 'everything', code: '' }])
})

test('an address gets few links in an hour', async () => {
  const limited = await openOffice(database, { rateLimit: 600 })
  const ask = (email: string) => askForLink({ email }, limited)
  const answers = []
  for (let count = 0; count < 6; count++) answers.push((await ask('often@example.org')).status)
  expect(answers).toEqual([202, 202, 202, 202, 202, 429])
  expect((await ask('seldom@example.org')).status).toBe(202)
  await limited.close()
})

test.each([
  [{ email: 'no address' }, 'email'],
  [{ email: '' }, 'email'],
  [{}, 'email'],
  [{ email: 'a@example.org', language: 'xx' }, 'language'],
  [{ email: 'a@example.org', returnTo: 'https://evil.example/' }, 'returnTo'],
  [{ email: 'a@example.org', returnTo: '//evil.example/' }, 'returnTo'],
  [{ email: 'a@example.org', returnTo: '/\\evil.example' }, 'returnTo'],
  [{ email: 'a@example.org', admin: true }, 'admin'],
  [{ email: `${'a'.repeat(250)}@example.org` }, 'email'],
  [{ email: ['a@example.org'] }, 'email'],
])('asking for a link with %j is refused by the name %s', async (body, name) => {
  const { status, body: problem } = await office.visitor().ask('POST', '/sign-in-links', { altcha: 'unread', ...body })
  expect([status, problem.errors[0].in, problem.errors[0].name]).toEqual([400, 'body', name])
})
