import type { Database } from '@centres/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tellModerators } from '../../api/src/reminders/tell-moderators.ts'
import { aCentre, given } from '../support/a-centre.ts'
import { aForm } from '../support/a-form.ts'
import { testDatabase } from '../support/database.ts'
import { type Office, openOffice, type Visitor } from '../support/people.ts'
import { solveFor } from '../support/solve-challenge.ts'

let database: Database
let office: Office
let sender: Visitor
let moderator: Visitor
let looks = 0
let clock = new Date('2026-11-24T12:00:00.000Z')
const mailbox = 'moderator@example.org'
beforeAll(async () => {
  database = await testDatabase({ seeded: true })
  office = await openOffice(database, { now: () => clock })
  sender = await office.signIn('sender@sun.ac.za')
  moderator = await office.signIn(mailbox)
})
afterAll(() => office.close())

async function register(name: string): Promise<string> {
  const form = aForm({ names: [{ text: name }] })
  const { id } = (await sender.ask('POST', '/registrations', { form })).body
  expect((await sender.ask('POST', `/registrations/${id}/submission`, { revision: 1 })).status).toBe(200)
  return id
}

/** Waits for what was put into the queue by now, and a letter to the sender after it. */
async function subjects(): Promise<(string | undefined)[]> {
  looks += 1
  await sender.ask('POST', '/sign-in-links', {
    altcha: await solveFor(office.app),
    email: `after-${looks}@example.org`,
  })
  await office.letterTo(`after-${looks}@example.org`)
  const letters = await office.lettersTo(mailbox, 0)
  return letters.map(({ subject }) => subject).filter((subject) => /waiting/i.test(subject ?? ''))
}

test('a moderator gets a letter at once, and then one a day at most about all that came', async () => {
  await register('First')
  expect(await subjects()).toEqual(['Waiting for a decision: First'])
  clock = new Date('2026-11-24T13:00:00.000Z')
  const second = await register('Second')
  await register('Third')
  await tellModerators(office.services)
  expect(await subjects()).toHaveLength(1)

  clock = new Date('2026-11-25T12:00:00.000Z')
  await Promise.all([tellModerators(office.services), tellModerators(office.services)])
  await tellModerators(office.services)
  expect((await subjects())[0]).toBe('Waiting for a decision: 3')
  expect(await subjects()).toHaveLength(2)
  const [{ text = '' } = {}] = await office.lettersTo(mailbox, 1, 'Waiting for a decision: 3')
  expect(text).toContain(`/moderate/registrations/${second}`)
  expect(text).toContain('Third')
  expect(text).not.toContain('First')

  // Nothing new came.
  clock = new Date('2026-11-27T12:00:00.000Z')
  await tellModerators(office.services)
  expect(await subjects()).toHaveLength(2)
  // The last letter is more than a day old: at once again.
  await register('Fourth')
  expect((await subjects())[0]).toBe('Waiting for a decision: Fourth')
})

test('what was decided meanwhile is not told of', async () => {
  clock = new Date('2026-12-01T12:00:00.000Z')
  await register('Told')
  const id = await register('Decided at once')
  const decision = { revision: 2, outcome: 'reject', reason: 'duplicate' }
  expect((await moderator.ask('POST', `/moderation/registrations/${id}/decision`, decision)).status).toBe(200)
  const before = (await subjects()).length
  clock = new Date('2026-12-02T13:00:00.000Z')
  await tellModerators(office.services)
  expect(await subjects()).toHaveLength(before)
})

test('a claim waits in the same letters as a registration', async () => {
  clock = new Date('2026-12-05T12:00:00.000Z')
  await register('Before the claim')
  const before = (await subjects()).length
  clock = new Date('2026-12-05T12:30:00.000Z')
  const [centre] = await given(database, aCentre({ name: 'Claimed' }))
  const asked = { part: 'I run it', proof: 'page', page: 'https://example.org/staff' }
  const { status, body } = await sender.ask('POST', `/centres/${centre?.id}/claims`, asked)
  expect([status, body.detail]).toEqual([201, undefined])
  expect(await subjects()).toHaveLength(before)
  clock = new Date('2026-12-06T13:00:00.000Z')
  await tellModerators(office.services)
  expect(await subjects()).toHaveLength(before + 1)
  await office.letterTo(mailbox, `/moderate/claims/${body.id}`)
})

test('a moderator who wants none gets none, by the link in one of them', async () => {
  clock = new Date('2026-12-10T12:00:00.000Z')
  await register('Seen')
  await subjects()
  const [letter] = await office.lettersTo(mailbox, 1, 'Seen')
  const header = (name: string) => letter?.headers.find(({ key }) => key === name)?.value ?? ''
  expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  const [, path = ''] =
    /^<http:\/\/localhost:3000(\/unsubscribe\/no-waiting\.[^>]+)>$/.exec(header('list-unsubscribe')) ?? []
  const posted = await office.app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'List-Unsubscribe=One-Click',
  })
  expect(posted.json()).toEqual({ topic: 'waiting', isOff: true })
  const before = (await subjects()).length
  clock = new Date('2026-12-12T12:00:00.000Z')
  await register('Unseen')
  clock = new Date('2026-12-14T12:00:00.000Z')
  await tellModerators(office.services)
  expect(await subjects()).toHaveLength(before)
  await moderator.ask('PUT', '/me/letters', { reminders: true, waiting: true })
  await tellModerators(office.services)
  expect((await subjects())[0]).toMatch(/^Waiting for a decision: \d+$/)
})

test('a moderator of an association is told at once of its members, wherever they are, and of nobody else', async () => {
  clock = new Date('2026-12-20T12:00:00.000Z')
  const email = 'ewca@example.org'
  await office.signIn(email)
  const moderates = [{ scope: 'association', code: 'ewca' }]
  expect((await moderator.ask('POST', '/moderation/people', { email, moderates })).status).toBe(201)
  const told = async () => {
    await subjects()
    const letters = await office.lettersTo(email, 0)
    return letters.map(({ subject }) => subject).filter((subject) => /waiting/i.test(subject ?? ''))
  }
  await register('Nobody’s')
  expect(await told()).toEqual([])
  const { terms, ...form } = aForm({ names: [{ text: 'A member' }] })
  const of = { ...form, terms: { ...terms, association: [{ code: 'ewca', ownWords: null }] } }
  const { id } = (await sender.ask('POST', '/registrations', { form: of })).body
  expect((await sender.ask('POST', `/registrations/${id}/submission`, { revision: 1 })).status).toBe(200)
  expect(await told()).toEqual(['Waiting for a decision: A member'])
})

test('who has never had such a letter is told of words and looks, and of what stewards left lying', async () => {
  clock = new Date('2027-01-10T12:00:00.000Z')
  const email = 'fresh@example.org'
  const fresh = await office.signIn(email)
  const moderates = [{ scope: 'country', code: 'KE' }]
  const [centre] = await given(database, aCentre({ name: 'Left lying', countryCode: 'KE' }))
  expect((await moderator.ask('POST', '/moderation/people', { email, moderates })).status).toBe(201)
  await database.$client`
    insert into suggestions (id, centre_id, kind, state, changes, source, language, token_expires_at, created_at,
      confirmed_at, handed_on_at)
    values ('lies', ${centre?.id ?? ''}, 'closed', 'open', '{}', 'seen', 'en', now(), ${'2026-12-27'}, ${'2026-12-27'},
      ${'2027-01-10T11:00:00Z'})`
  const told = async () => {
    await subjects()
    const letters = await office.lettersTo(email, 0)
    return letters.filter(({ subject }) => /waiting/i.test(subject ?? '')).map(({ text }) => text ?? '')
  }
  await tellModerators(office.services)
  const [letter] = await told()
  expect(letter).toContain('Left lying')
  expect((await fresh.ask('GET', '/moderation/queue')).body.total).toBe(1)
  // Handed on after the last letter, though it was confirmed long before.
  clock = new Date('2027-01-12T12:00:00.000Z')
  await database.$client`update suggestions set handed_on_at = ${'2027-01-12T03:00:00Z'} where id = 'lies'`
  await tellModerators(office.services)
  expect(await told()).toHaveLength(2)
})
