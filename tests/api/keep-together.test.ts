import { setTimeout as delay } from 'node:timers/promises'
import { type Database, removeExpired } from '@centres/db'
import type { Email } from 'postal-mime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fixedNow } from '../support/app.ts'
import { testDatabase } from '../support/database.ts'
import { type Office, openOffice, type Visitor } from '../support/people.ts'

const dayMs = 86_400_000
let clock = fixedNow

let database: Database
let office: Office
let keeper: Visitor
let invited: Visitor
let stranger: Visitor
let moderator: Visitor
beforeAll(async () => {
  database = await testDatabase({ seeded: true })
  office = await openOffice(database, { now: () => clock })
  keeper = await office.signIn('keeper@example.net')
  invited = await office.signIn('invited@example.net', 'fr')
  stranger = await office.signIn('stranger@example.com')
  moderator = await office.signIn('moderator@example.org')
})
afterAll(() => office.close())

/** Listed centres that no other test has. */
let taken = 0
async function kept(by: string[] = ['keeper@example.net']): Promise<string> {
  const { items } = (await office.visitor().ask('GET', '/centres?country=US&limit=50')).body
  const { id } = items[taken++]
  for (const email of by)
    await database.$client`
      insert into stewards (centre_id, person_id, since) select ${id}, id, now() from people where email = ${email}`
  return id
}

const invite = (centre: string, body: object, by = keeper) => by.ask('POST', `/centres/${centre}/invitations`, body)

function tokenIn({ text = '' }: Email): string {
  const [, token] = /\/invitations\/([^\s?]+)/.exec(text) ?? []
  if (!token) throw new Error(`There is no link in: ${text}`)
  return decodeURIComponent(token)
}

/** The link of the invitation that was sent last. */
async function invitedTo(centre: string, email: string, more: object = {}): Promise<string> {
  const before = (await office.lettersTo(email, 0)).length
  const sent = await invite(centre, { email, ...more })
  expect([sent.status, sent.body.detail]).toEqual([201, undefined])
  const [letter] = await office.lettersTo(email, before + 1)
  return tokenIn(letter as Email)
}

const accept = (token: string, by = invited) => by.ask('POST', '/invitations/accepted', { token })
const keepersOf = async (centre: string, by = keeper) =>
  (await by.ask('GET', `/centres/${centre}/stewards`)).body.stewards?.map((one: { by: string }) => one.by)
const actsOn = async (centre: string) =>
  (await database.$client`select action from acts where subject_id = ${centre} order by id`).map(({ action }) => action)

test('somebody who is invited keeps the record too, by a link that works once', async () => {
  const centre = await kept()
  const token = await invitedTo(centre, 'invited@example.net', { language: 'fr' })
  const letter = await office.letterTo('invited@example.net', 'keeper@example.net')
  expect(letter.text).toContain('8 décembre 2026')
  expect(await database.$client`select 1 from invitations where token_hash = ${token}`).toEqual([])
  const people = await keeper.ask('GET', `/centres/${centre}/stewards`)
  expect(people.body).toMatchObject({
    stewards: [{ by: 'keeper@example.net', isYou: true }],
    invitations: [{ email: 'invited@example.net', handsOver: false, isYours: true }],
    claims: [],
  })
  const opened = await invited.ask('POST', '/invitations/opened', { token })
  expect(opened.body).toMatchObject({ centre: { id: centre }, invitedBy: 'keeper@example.net', isYours: false })
  expect(await keepersOf(centre)).toEqual(['keeper@example.net'])

  const both = await Promise.all([accept(token), accept(token, stranger)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 410])
  expect(await keepersOf(centre)).toHaveLength(2)
  await office.letterTo('keeper@example.net', `/centres/${centre}/people`)
  for (const by of [invited, stranger]) {
    expect((await accept(token, by)).status).toBe(410)
    expect((await by.ask('POST', '/invitations/opened', { token })).status).toBe(410)
  }
  expect(await actsOn(centre)).toEqual(['steward-invited', 'steward-joined'])
})

test('a link that is out of date, taken back or altered is refused', async () => {
  const centre = await kept()
  const token = await invitedTo(centre, 'invited@example.net')
  expect((await accept(`${token.slice(0, -2)}xx`)).status).toBe(410)
  expect((await accept('')).status).toBe(400)
  clock = new Date(fixedNow.getTime() + 14 * dayMs)
  expect((await accept(token)).status).toBe(410)
  expect((await keeper.ask('GET', `/centres/${centre}/stewards`)).body.invitations).toEqual([])
  clock = fixedNow
  const { invitations } = (await keeper.ask('GET', `/centres/${centre}/stewards`)).body
  const address = `/centres/${centre}/invitations/${invitations[0].id}`
  expect((await stranger.ask('DELETE', address)).status).toBe(403)
  expect((await keeper.ask('DELETE', address)).body.invitations).toEqual([])
  expect((await keeper.ask('DELETE', address)).status).toBe(404)
  expect((await accept(token)).status).toBe(410)
  expect(await keepersOf(centre)).toEqual(['keeper@example.net'])
  expect(await actsOn(centre)).toEqual(['steward-invited', 'invitation-revoked'])
})

test('the night removes what is out of date', async () => {
  const centre = await kept()
  await invitedTo(centre, 'invited@example.net')
  const left = async () => (await database.$client`select 1 from invitations where centre_id = ${centre}`).length
  await removeExpired(database, new Date(fixedNow.getTime() + 13 * dayMs).toISOString())
  expect(await left()).toBe(1)
  await removeExpired(database, new Date(fixedNow.getTime() + 14 * dayMs + 1).toISOString())
  expect(await left()).toBe(0)
})

test('who hands over leaves when it is accepted', async () => {
  const centre = await kept()
  const token = await invitedTo(centre, 'invited@example.net', { handsOver: true })
  expect(await keepersOf(centre)).toEqual(['keeper@example.net'])
  await accept(token)
  expect(await keepersOf(centre, invited)).toEqual(['invited@example.net'])
  expect((await keeper.ask('GET', `/centres/${centre}/form`)).status).toBe(403)
  expect((await office.letterTo('keeper@example.net', 'handed it over')).text).toContain('invited@example.net')
  expect(await actsOn(centre)).toEqual(['steward-invited', 'steward-joined', 'steward-left'])
})

test('of several each may leave; the last is asked for a successor', async () => {
  const centre = await kept(['keeper@example.net', 'invited@example.net'])
  const leave = (body: object = {}, by = keeper) => by.ask('POST', `/centres/${centre}/leaving`, body)
  const both = await Promise.all([leave(), leave({}, invited)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  const [left, last] = both[0]?.status === 200 ? [keeper, invited] : [invited, keeper]
  expect((await leave({}, left)).status).toBe(403)
  const refused = await leave({}, last)
  expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('the last who keeps')])
  expect((await leave({ nobodyFollows: true }, last)).status).toBe(200)
  expect((await last.ask('GET', `/centres/${centre}/form`)).status).toBe(403)
  expect((await database.$client`select 1 from stewards where centre_id = ${centre}`).length).toBe(0)
})

test('the last may leave once a successor is invited, who then keeps the record', async () => {
  const centre = await kept()
  const token = await invitedTo(centre, 'invited@example.net')
  expect((await keeper.ask('POST', `/centres/${centre}/leaving`, {})).status).toBe(200)
  expect((await accept(token)).status).toBe(200)
  expect(await keepersOf(centre, invited)).toEqual(['invited@example.net'])
})

/** Until somebody waits for a lock; the embedded database has one connection, for which everybody waits. */
async function untilSomebodyWaits(tx: Pick<Database['$client'], 'unsafe'>): Promise<void> {
  if (database.$client.options.max === 1) return
  const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  while ((await tx.unsafe(waiting)).length === 0) await delay(10)
}

test('who is a steward no more when their change is written writes nothing', async () => {
  const centre = await kept()
  const { form, version } = (await keeper.ask('GET', `/centres/${centre}/form`)).body
  const changed = { form: { ...form, mailbox: 'office@example.net', phone: '+1 555' }, version }
  const written = await database.$client.begin(async (tx) => {
    await tx`select from centres where id = ${centre} for update`
    const writing = keeper.ask('PUT', `/centres/${centre}/form`, changed)
    await untilSomebodyWaits(tx)
    await tx`delete from stewards where centre_id = ${centre}`
    return { writing }
  })
  expect((await written.writing).status).toBe(403)
  expect((await office.visitor().ask('GET', `/centres/${centre}`)).body.phone).not.toBe('+1 555')
  // It was right as it stood.
  await database.$client`
    insert into stewards (centre_id, person_id, since) select ${centre}, id, now() from people where email = 'keeper@example.net'`
  expect((await keeper.ask('PUT', `/centres/${centre}/form`, changed)).status).toBe(200)
})

test('nobody is invited twice, nor who keeps the record already', async () => {
  const centre = await kept()
  expect((await invite(centre, { email: 'Keeper@Example.net' })).status).toBe(409)
  expect((await invite(centre, { email: 'twice@example.net' })).status).toBe(201)
  expect((await invite(centre, { email: 'TWICE@example.net' })).status).toBe(409)
  expect((await invite(centre, { email: 'nobody' })).status).toBe(400)
})

test('who keeps a record is told to those who keep it alone', async () => {
  const centre = await kept()
  const token = await invitedTo(centre, 'somebody@example.net')
  const { invitations } = (await keeper.ask('GET', `/centres/${centre}/stewards`)).body
  const doors = [
    ['GET', `/centres/${centre}/stewards`, undefined, 403],
    ['POST', `/centres/${centre}/invitations`, { email: 'x@example.net' }, 403],
    ['DELETE', `/centres/${centre}/invitations/${invitations[0].id}`, undefined, 403],
    ['POST', `/centres/${centre}/leaving`, { nobodyFollows: true }, 403],
  ] as const
  for (const [method, url, body, expected] of doors) {
    // Moderators decide on records; that is no reason to know their keepers.
    for (const by of [stranger, moderator])
      expect([url, (await by.ask(method, url, body)).status]).toEqual([url, expected])
    expect([url, (await office.visitor().ask(method, url, body)).status]).toEqual([url, 401])
  }
  for (const url of ['/invitations/opened', '/invitations/accepted'])
    expect((await office.visitor().ask('POST', url, { token })).status).toBe(401)
  // The id of an invitation is of use at its own centre alone.
  const own = await kept(['invited@example.net'])
  expect((await invited.ask('DELETE', `/centres/${own}/invitations/${invitations[0].id}`)).status).toBe(404)
  const smuggled = [
    ['POST', `/centres/${centre}/invitations`, { email: 'x@example.net', invitedBy: 'x' }],
    ['POST', `/centres/${centre}/leaving`, { nobodyFollows: true, personId: 'x' }],
    ['POST', '/invitations/accepted', { token, personId: 'x' }],
  ] as const
  for (const [method, url, body] of smuggled)
    expect([url, (await keeper.ask(method, url, body)).status]).toEqual([url, 400])
  expect((await keeper.ask('GET', '/centres/wca-0000000/stewards')).status).toBe(404)
  expect(await keepersOf(centre)).toEqual(['keeper@example.net'])
})
