import { monthsAfter } from '@centres/contract'
import { type CentreRecord, type Database, holdDueReminders, makeSteward, peopleToRemind } from '@centres/db'
import type { Email } from 'postal-mime'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sendReminders } from '../../api/src/reminders/send.ts'
import { aCentre, act, given } from '../support/a-centre.ts'
import { emptyDirectory } from '../support/directory.ts'
import { type Office, openOffice } from '../support/people.ts'

let database: Database
let office: Office
let clock: Date
beforeAll(async () => {
  database = await emptyDirectory()
  office = await openOffice(database, { now: () => clock })
})
afterAll(() => office.close())
beforeEach(async () => {
  clock = new Date('2026-11-24T12:00:00.000Z')
  // Those of other tests are theirs.
  await database.$client`delete from stewards`
})

const confirmedAt = '2026-01-15T10:00:00.000Z'
let people = 0

async function somebody(): Promise<{ email: string; id: string }> {
  people += 1
  const [id, email] = [`person${people}`, `steward-${people}@example.org`]
  await database.$client`
    insert into people (id, name, email, email_verified, language, created_at, updated_at)
    values (${id}, '', ${email}, true, 'en', ${confirmedAt}, ${confirmedAt})`
  return { id, email }
}

/** Somebody who keeps these centres. */
async function aSteward(...outlines: Parameters<typeof aCentre>[0][]) {
  const centres = await given(database, ...outlines.map((outline) => aCentre({ confirmedAt, ...outline })))
  const person = await somebody()
  for (const { id } of centres) await makeSteward(database, person.id, id, confirmedAt)
  return { ...person, centres, centre: centres[0] as CentreRecord }
}

async function remindAt(at: string): Promise<void> {
  clock = new Date(at)
  await sendReminders(office.services)
}

/** The reminders that somebody has by now; what was put into the queue has been sent by then. */
async function remindersTo(email: string): Promise<Email[]> {
  const [row] = await database.$client`
    select count(distinct sent_at)::int as count from reminders join people p on p.id = person_id where email = ${email}`
  return office.lettersTo(email, row?.count, 'still correct')
}

const linksIn = ({ text = '' }: Email) => {
  const of = (purpose: string) =>
    [...text.matchAll(/\/(?:reminders|unsubscribe)\/([^\s?]+)/g)]
      .map(([, token]) => token ?? '')
      .filter((token) => token.startsWith(`${purpose}.`))
  return { confirm: of('confirm'), close: of('close'), off: of('no-reminders') }
}

async function remindedLinks(outline: Parameters<typeof aCentre>[0] = {}) {
  const steward = await aSteward(outline)
  await remindAt('2026-12-20T06:00:00.000Z')
  const [letter] = await remindersTo(steward.email)
  const { confirm, close, off } = linksIn(letter as Email)
  return { ...steward, confirm: confirm[0] ?? '', close: close[0] ?? '', off: off[0] ?? '' }
}

const anyone = () => office.visitor()

test('a steward is reminded 11, 12 and 13 months after the last confirmation, once each, and then no more', async () => {
  const { email } = await aSteward({ name: 'Skryflab' })
  const count = async () => (await remindersTo(email)).length
  const seen: [string, number][] = []
  for (const at of [
    '2026-12-15T09:59:59.000Z',
    '2026-12-15T10:00:00.000Z',
    '2026-12-25T06:00:00.000Z',
    '2027-01-15T09:00:00.000Z',
    '2027-01-16T06:00:00.000Z',
    '2027-02-15T10:00:00.000Z',
    '2027-02-25T06:00:00.000Z',
    '2027-03-16T06:00:00.000Z',
    '2029-01-16T06:00:00.000Z',
  ]) {
    await remindAt(at)
    await remindAt(at)
    seen.push([at.slice(0, 10), await count()])
  }
  expect(seen).toEqual([
    ['2026-12-15', 0],
    ['2026-12-15', 1],
    ['2026-12-25', 1],
    ['2027-01-15', 1],
    ['2027-01-16', 2],
    ['2027-02-15', 3],
    ['2027-02-25', 3],
    ['2027-03-16', 3],
    ['2029-01-16', 3],
  ])
  const [last, , first] = await remindersTo(email)
  expect(first?.subject).toBe('Is the record of Skryflab still correct?')
  expect(first?.text).toContain('Skryflab was last confirmed on 15 January 2026.')
  expect(last?.text).toContain('its page now says that the record is not confirmed')
})

test('several centres of one person stand in one letter, and nobody gets two within a week', async () => {
  const { email } = await aSteward(
    { name: 'Alpha' },
    { name: 'Beta' },
    { name: 'Gamma', confirmedAt: '2026-01-18T10:00:00.000Z' },
  )
  await remindAt('2026-12-16T06:00:00.000Z')
  await remindAt('2026-12-19T06:00:00.000Z')
  const [only, ...others] = await remindersTo(email)
  expect(others).toEqual([])
  expect(only?.subject).toBe('Are the records of 2 centres still correct?')
  expect(linksIn(only as Email).confirm).toHaveLength(2)
  await remindAt('2026-12-23T05:59:00.000Z')
  expect(await remindersTo(email)).toHaveLength(1)
  await remindAt('2026-12-23T06:00:00.000Z')
  expect((await remindersTo(email)).map(({ subject }) => subject)).toEqual([
    'Is the record of Gamma still correct?',
    'Are the records of 2 centres still correct?',
  ])
})

test('nobody is reminded of what is closed, withdrawn, merged, never confirmed or not theirs', async () => {
  const { email, centres } = await aSteward(
    { lifeState: 'closed' },
    { name: 'Withdrawn' },
    { name: 'Merged' },
    { confirmedAt: null },
  )
  const [, withdrawn, merged] = centres
  await act(database, 'withdrawn', withdrawn?.id ?? '', { state: 'withdrawn', withdrawn_reason: 'Asked for' })
  await act(database, 'merged', merged?.id ?? '', { life_state: 'merged', successor_id: centres[0]?.id ?? '' })
  await given(database, aCentre({ confirmedAt, name: 'Of nobody' }))
  await remindAt('2026-12-16T06:00:00.000Z')
  expect(await remindersTo(email)).toEqual([])
})

test('a centre that confirms in between is not reminded for another eleven months', async () => {
  const { email, centre } = await aSteward({})
  const visitor = await office.signIn(email)
  clock = new Date('2026-12-10T06:00:00.000Z')
  expect((await visitor.ask('POST', `/centres/${centre.id}/confirmation`)).status).toBe(200)
  for (const at of ['2026-12-20', '2027-01-20', '2027-02-20', '2027-11-10T05:59']) {
    await remindAt(at.includes('T') ? `${at}:00.000Z` : `${at}T06:00:00.000Z`)
    expect(await remindersTo(email)).toEqual([])
  }
  await remindAt('2027-11-10T06:00:00.000Z')
  expect(await remindersTo(email)).toHaveLength(1)
})

test.each([
  // Confirmed on leap day: eleven months later is the 29th of January.
  ['2028-02-29T23:30:00.000Z', '2029-01-29T23:30:00.000Z'],
  // From the 31st to a month that has no such day, and to a February of 28 days.
  ['2026-12-31T00:00:00.000Z', '2027-11-30T00:00:00.000Z'],
  ['2026-03-31T12:00:00.000Z', '2027-02-28T12:00:00.000Z'],
  ['2027-03-30T12:00:00.000Z', '2028-02-29T12:00:00.000Z'],
])(
  'what was confirmed at %s is due at %s, in whatever time zone the database and the process are',
  async (from, due) => {
    expect(monthsAfter(from, 11).toISOString()).toBe(due)
    const zone = process.env.TZ
    const before = new Date(new Date(due).getTime() - 1000).toISOString()
    const { id } = await aSteward({ confirmedAt: from })
    for (const name of ['Pacific/Kiritimati', 'America/New_York', 'Pacific/Pago_Pago']) {
      process.env.TZ = name
      expect(monthsAfter(from, 11).toISOString()).toBe(due)
      await database.transaction(async (tx) => {
        await tx.execute(`set local time zone '${name}'`)
        expect([name, await peopleToRemind(tx, before)]).toEqual([name, []])
        expect([name, await peopleToRemind(tx, due)]).toEqual([name, [id]])
        expect(await holdDueReminders(tx, id, before)).toEqual([])
        expect(await holdDueReminders(tx, id, due)).toMatchObject([{ confirmedAt: from, months: 11 }])
      })
    }
    process.env.TZ = zone
  },
)

test('processes that remind at the same time send each letter once', async () => {
  const { email } = await aSteward({})
  clock = new Date('2026-12-20T06:00:00.000Z')
  await Promise.all(Array.from({ length: 4 }, () => sendReminders(office.services)))
  expect(await remindersTo(email)).toHaveLength(1)
})

test('where a letter cannot be written, the others are, and that one is when it can be', async () => {
  const [first, second, third] = [await aSteward({}), await aSteward({}), await aSteward({})]
  clock = new Date('2026-12-20T06:00:00.000Z')
  const { jobs } = office.services
  const broken: typeof jobs = {
    ...jobs,
    send: async (tx, queue, data) => {
      if ((data as { to: string }).to === second.email) throw new Error('No room')
      await jobs.send(tx, queue, data)
    },
  }
  await expect(sendReminders({ ...office.services, jobs: broken })).rejects.toThrow('1 of 3 letters were not written')
  const counts = async () =>
    Promise.all([first, second, third].map(async ({ email }) => (await remindersTo(email)).length))
  expect(await counts()).toEqual([1, 0, 1])
  await sendReminders(office.services)
  expect(await counts()).toEqual([1, 1, 1])
})

test('one click confirms in the name of the centre, without signing in, and once', async () => {
  const { id, centre, confirm, close } = await remindedLinks({ name: 'Skryflab' })
  const looked = await anyone().ask('GET', `/reminders/${confirm}`)
  expect(looked).toMatchObject({
    status: 200,
    body: { purpose: 'confirm', centre: { id: centre.id }, expiresAt: '2027-02-18T06:00:00.000Z' },
  })
  expect(looked.headers['cache-control']).toBe('no-store')
  expect((await anyone().ask('POST', `/reminders/${confirm}/confirmation`)).body).toEqual({
    confirmedAt: '2026-12-20T06:00:00.000Z',
  })
  const { body } = await anyone().ask('GET', `/centres/${centre.id}`)
  expect(body.confirmedAt).toBe('2026-12-20T06:00:00.000Z')
  const history = await anyone().ask('GET', `/centres/${centre.id}/history`)
  expect(history.body.items[0]).toMatchObject({ actor: 'centre', action: 'confirmed' })
  const [act] = await database.$client`select * from acts where subject_id = ${centre.id}`
  expect(act).toMatchObject({ person_id: id, role: 'steward', action: 'record-confirmed' })
  for (const [method, path] of [
    ['GET', confirm],
    ['POST', `${confirm}/confirmation`],
    ['GET', close],
  ] as const)
    expect((await anyone().ask(method, `/reminders/${path}`)).status).toBe(410)
  expect((await anyone().ask('POST', `/reminders/${close}/closure`, { closed: '2026' })).status).toBe(410)
})

test('of many who use one link at once, one gets in', async () => {
  const { confirm } = await remindedLinks()
  const tries = await Promise.all(
    Array.from({ length: 6 }, () => anyone().ask('POST', `/reminders/${confirm}/confirmation`)),
  )
  expect(tries.map(({ status }) => status).sort()).toEqual([200, ...Array(5).fill(410)])
})

test('‘we have closed’ sets the state with its date as the centre, and editing undoes it', async () => {
  const { email, centre, close } = await remindedLinks({ mailbox: 'office@example.org' })
  expect((await anyone().ask('POST', `/reminders/${close}/closure`, { closed: '2026-09-30' })).body).toEqual({
    closed: '2026-09-30',
  })
  const path = `/centres/${centre.id}`
  expect((await anyone().ask('GET', path)).body).toMatchObject({ lifeState: 'closed', closed: '2026-09-30' })
  expect((await anyone().ask('GET', `${path}/history`)).body.items[0]).toMatchObject({ actor: 'centre' })
  const visitor = await office.signIn(email)
  const { form, version } = (await visitor.ask('GET', `${path}/form`)).body
  const opened = { ...form, lifeState: 'active', closed: null }
  expect((await visitor.ask('PUT', `${path}/form`, { form: opened, version })).status).toBe(200)
  expect((await anyone().ask('GET', path)).body).toMatchObject({ lifeState: 'active', closed: null })
})

test.each([
  [{ closed: 'last year' }, 'closed'],
  [{ closed: '2026-13-01' }, 'closed'],
  [{ closed: '' }, 'closed'],
  [{}, 'closed'],
  [{ closed: '2026', lifeState: 'paused' }, 'lifeState'],
])('closing with %j is refused by the name %s', async (body, name) => {
  const { close } = await remindedLinks()
  const answer = await anyone().ask('POST', `/reminders/${close}/closure`, body)
  expect([answer.status, answer.body.errors[0].name]).toEqual([400, name])
})

test('a link does what it is for, and nothing else', async () => {
  const { confirm, close, off } = await remindedLinks()
  for (const [method, path, body] of [
    ['POST', `/reminders/${close}/confirmation`, undefined],
    ['POST', `/reminders/${confirm}/closure`, { closed: '2026' }],
    ['GET', `/reminders/${off}`, undefined],
    ['POST', `/reminders/${off}/confirmation`, undefined],
    ['GET', `/unsubscriptions/${confirm}`, undefined],
    ['POST', `/unsubscriptions/${confirm}`, undefined],
    ['POST', '/sessions', { token: confirm }],
  ] as const)
    expect([path, (await anyone().ask(method, path, body)).status]).toEqual([path, 410])
})

test('a link that is tampered with or made up is refused', async () => {
  const { confirm, centre } = await remindedLinks()
  const other = await remindedLinks()
  const [purpose, person, about, expires, signature = ''] = confirm.split('.')
  const [, otherPerson, otherAbout] = other.confirm.split('.')
  const forged = [
    [purpose, otherPerson, about, expires, signature],
    [purpose, person, otherAbout, expires, signature],
    [purpose, person, about, `z${expires}`, signature],
    ['close', person, about, expires, signature],
    [purpose, person, about, expires, `${signature.startsWith('0') ? '1' : '0'}${signature.slice(1)}`],
    [purpose, person, about, expires, ''],
    [purpose, person, about, expires],
    ['x'],
    [''],
    ['é', 'é'],
  ].map((parts) => parts.join('.'))
  for (const token of forged.filter(Boolean)) {
    const path = `/reminders/${encodeURIComponent(token)}`
    expect([token, (await anyone().ask('GET', path)).status]).toEqual([token, 410])
    expect([token, (await anyone().ask('POST', `${path}/confirmation`)).status]).toEqual([token, 410])
  }
  expect((await anyone().ask('GET', `/centres/${centre.id}`)).body.confirmedAt).toBe(confirmedAt)
})

test('a link expires after sixty days', async () => {
  const { confirm } = await remindedLinks()
  clock = new Date('2027-02-18T05:59:59.999Z')
  expect((await anyone().ask('GET', `/reminders/${confirm}`)).status).toBe(200)
  clock = new Date('2027-02-18T06:00:00.000Z')
  expect((await anyone().ask('GET', `/reminders/${confirm}`)).status).toBe(410)
  expect((await anyone().ask('POST', `/reminders/${confirm}/confirmation`)).status).toBe(410)
})

test('a link of somebody who keeps the record no more is refused, and so is that of somebody erased', async () => {
  const { id, confirm, close } = await remindedLinks()
  await database.$client`delete from stewards where person_id = ${id}`
  for (const [method, path, body] of [
    ['GET', confirm, undefined],
    ['POST', `${confirm}/confirmation`, undefined],
    ['POST', `${close}/closure`, { closed: '2026' }],
  ] as const)
    expect((await anyone().ask(method, `/reminders/${path}`, body)).status).toBe(403)
  await database.$client`delete from people where id = ${id}`
  expect((await anyone().ask('GET', `/reminders/${confirm}`)).status).toBe(410)
  expect((await anyone().ask('POST', `/reminders/${confirm}/confirmation`)).status).toBe(410)
})

test('mail programs unsubscribe with one POST, as RFC 8058 has it', async () => {
  const { email, off } = await remindedLinks()
  const [letter] = await remindersTo(email)
  const header = (name: string) => letter?.headers.find(({ key }) => key === name)?.value
  expect(header('list-unsubscribe')).toBe(`<http://localhost:3000/unsubscribe/${off}>`)
  expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')

  expect((await anyone().ask('GET', `/unsubscriptions/${off}`)).body).toEqual({ topic: 'reminders', isOff: false })
  const post = (headers: Record<string, string>, payload: string) =>
    office.app.inject({ method: 'POST', url: `/unsubscribe/${off}?lang=ar`, headers, payload })
  const form = 'List-Unsubscribe=One-Click'
  const told = await post({ 'content-type': 'application/x-www-form-urlencoded', origin: 'https://mail.example' }, form)
  expect([told.statusCode, told.json()]).toEqual([200, { topic: 'reminders', isOff: true }])
  const multipart = `--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n`
  expect((await post({ 'content-type': 'multipart/form-data; boundary=x' }, multipart)).statusCode).toBe(200)

  await remindAt('2027-01-20T06:00:00.000Z')
  expect(await remindersTo(email)).toHaveLength(1)
  const visitor = await office.signIn(email)
  expect((await visitor.ask('GET', '/me/letters')).body).toEqual({ reminders: false, waiting: true })
  expect((await visitor.ask('PUT', '/me/letters', { reminders: true, waiting: true })).status).toBe(200)
  await remindAt('2027-01-21T06:00:00.000Z')
  expect(await remindersTo(email)).toHaveLength(2)
})

test('a link to unsubscribe expires after four hundred days and cannot be made up', async () => {
  const { off } = await remindedLinks()
  clock = new Date('2028-01-24T06:00:00.000Z')
  expect((await anyone().ask('POST', `/unsubscriptions/${off}`)).status).toBe(410)
  clock = new Date('2027-01-01T06:00:00.000Z')
  const other = off.replace(/^no-reminders/, 'no-waiting')
  for (const token of [other, off.slice(0, -1), 'no-reminders.x.y.z.0']) {
    expect((await anyone().ask('POST', `/unsubscriptions/${token}`)).status).toBe(410)
    const { statusCode } = await office.app.inject({ method: 'POST', url: `/unsubscribe/${token}` })
    expect(statusCode).toBe(410)
  }
  expect((await anyone().ask('POST', `/unsubscriptions/${off}`)).status).toBe(200)
})

test('which letters come is for everybody to choose for themselves alone', async () => {
  expect((await anyone().ask('GET', '/me/letters')).status).toBe(401)
  expect((await anyone().ask('PUT', '/me/letters', { reminders: true, waiting: true })).status).toBe(401)
  const visitor = await office.signIn('chooses@example.org')
  for (const body of [{}, { reminders: false }, { reminders: 'no', waiting: true }])
    expect((await visitor.ask('PUT', '/me/letters', body)).status).toBe(400)
  const extra = await visitor.ask('PUT', '/me/letters', { reminders: true, waiting: true, personId: 'x' })
  expect([extra.status, extra.body.errors[0].name]).toEqual([400, 'personId'])
})
