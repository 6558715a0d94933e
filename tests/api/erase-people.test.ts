import { type Database, forgetOld, makeSteward } from '@centres/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendReminders } from '../../api/src/reminders/send.ts'
import { aCentre, given } from '../support/a-centre.ts'
import { aForm } from '../support/a-form.ts'
import { testDatabase } from '../support/database.ts'
import { type Office, openOffice, type Visitor } from '../support/people.ts'
import { solveFor } from '../support/solve-challenge.ts'

let database: Database
let office: Office
let moderator: Visitor
let clock = new Date('2026-11-24T12:00:00.000Z')
beforeAll(async () => {
  database = await testDatabase({ seeded: true })
  office = await openOffice(database, { now: () => clock })
  moderator = await office.signIn('moderator@example.org')
})
afterAll(() => office.close())

async function submitted(by: Visitor, form = aForm()): Promise<{ id: string; revision: number }> {
  const { id } = (await by.ask('POST', '/registrations', { form })).body
  const { status, body } = await by.ask('POST', `/registrations/${id}/submission`, { revision: 1 })
  expect([status, body.errors]).toEqual([200, undefined])
  return body
}

async function decided(by: Visitor, decision: object, form = aForm()) {
  const { id, revision } = await submitted(by, form)
  const { status, body } = await moderator.ask('POST', `/moderation/registrations/${id}/decision`, {
    revision,
    ...decision,
  })
  expect([status, body.errors]).toEqual([200, undefined])
  return body
}

/** Every column that can hold a text, in every schema, in which this stands, but for what is part of a longer text. */
async function columnsSaying(text: string, longer = ''): Promise<string[]> {
  const columns = await database.$client<{ place: string; select: string }[]>`
    select format('%s.%s.%s', c.table_schema, c.table_name, c.column_name) as place,
      format('exists (select from %I.%I where strpos(replace(lower(%I::text), $2, ''''), $1) > 0)',
        c.table_schema, c.table_name, c.column_name) as select
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
      and c.data_type in ('text', 'character varying', 'json', 'jsonb', 'ARRAY', 'bytea', 'USER-DEFINED')
      and c.udt_name not in ('geometry', 'geography')`
  expect(columns.length).toBeGreaterThan(100)
  const found: string[] = []
  for (let from = 0; from < columns.length; from += 50) {
    const part = columns.slice(from, from + 50)
    const selected = part.map(({ select, place }) => `case when ${select} then '${place}' end`).join(', ')
    const [row] = await database.$client.unsafe(`select array_remove(array[${selected}], null) as places`, [
      text.toLowerCase(),
      longer.toLowerCase(),
    ])
    found.push(...(row?.places ?? []))
  }
  return found.sort()
}

test('whoever asks takes away everything that names them, and nothing of others', async () => {
  const other = await office.signIn('other@sun.ac.za')
  await submitted(other, aForm({ mailbox: 'others-mailbox@sun.ac.za' }))
  const person = await office.signIn('takes@sun.ac.za', 'fr')
  const { id, centreId } = await decided(person, { outcome: 'publish', message: 'Bienvenue.' })
  await person.ask('PATCH', '/me', { name: 'Naledi' })
  await person.ask('PUT', '/me/letters', { reminders: true, waiting: false })
  await person.ask('POST', '/sign-in-links', { altcha: await solveFor(office.app), email: 'takes@sun.ac.za' })
  await moderator.ask('POST', `/moderation/registrations/${id}/notes`, { text: 'A private note.' })
  const said = { kind: 'closed', source: 'I was there', email: 'takes@sun.ac.za', altcha: await solveFor(office.app) }
  expect((await office.visitor().ask('POST', `/centres/${centreId}/suggestions`, said)).status).toBe(202)
  const keeper = await decided(other, { outcome: 'publish' }, aForm({ names: [{ text: 'Theirs' }] }))
  const invited = { email: 'takes@sun.ac.za', handsOver: false }
  expect((await other.ask('POST', `/centres/${keeper.centreId}/invitations`, invited)).status).toBe(201)
  const { status, body, headers } = await person.ask('GET', '/me/data')
  expect(status).toBe(200)
  expect(headers['cache-control']).toBe('no-store')
  expect(headers['content-disposition']).toContain('attachment')
  expect(body).toMatchObject({
    person: { email: 'takes@sun.ac.za', name: 'Naledi', language: 'fr' },
    stewardOf: [{ centreId, name: 'Skryflab' }],
    moderates: [],
    registrations: [{ id, state: 'published', message: 'Bienvenue.', form: { mailbox: 'skryflab@sun.ac.za' } }],
    acts: [{ role: 'sender', action: 'submitted', subjectId: id }],
    reminders: [],
    unsubscriptions: [{ topic: 'waiting' }],
    invitationsReceived: [{ centreId: keeper.centreId }],
    suggestions: [{ centreId, kind: 'closed', state: 'unconfirmed' }],
  })
  expect([body.sessions.length, body.linksToSignIn.length]).toEqual([1, 1])
  const text = JSON.stringify(body)
  expect(text).not.toMatch(/token|others-mailbox|private note|moderator@/i)
  const [session] = await database.$client`select token from sessions where person_id = ${body.person.id}`
  expect(text).not.toContain(session?.token)
})

test('what is kept of people is named in the answer, table by table', async () => {
  const tables = await database.$client<{ table: string }[]>`
    select distinct conrelid::regclass::text as table from pg_constraint
    where contype = 'f' and confrelid = 'people'::regclass order by 1`
  // Whoever makes a new table about people adds it to what they can take away, and here. accounts is always empty.
  expect(tables.map(({ table }) => table)).toEqual([
    'accounts',
    'acts',
    'administrators',
    'appointments',
    'blocked_senders',
    'claim_answers',
    'claims',
    'imports',
    'invitations',
    'looks',
    'mergers',
    'messages',
    'moderators',
    'registrations',
    'reminders',
    'sessions',
    'stewards',
    'unsubscriptions',
    'vouches',
    'waiting_letters',
  ])
})

test('after erasing nothing in the database says the address, and records stay', async () => {
  const email = 'naledi@sun.ac.za'
  const longer = 'jo-naledi@sun.ac.za.example.org'
  const person = await office.signIn(email)
  const kept = await decided(
    person,
    { outcome: 'publish' },
    aForm({ mailbox: email, names: [{ text: 'Kept Centre' }] }),
  )
  await decided(person, { outcome: 'reject', reason: 'other', message: `Write to ${email}, please.` })
  await submitted(person, aForm({ mailbox: email }))
  await person.ask('POST', '/registrations', { form: { mailbox: email } })
  const noted = `Wrote to ${email.toUpperCase()} and to ${longer}.`
  await moderator.ask('POST', `/moderation/registrations/${kept.id}/notes`, { text: noted })
  await person.ask('POST', '/sign-in-links', { altcha: await solveFor(office.app), email })
  await person.ask('PUT', '/me/letters', { reminders: false, waiting: true })
  await database.$client`
    insert into jobs.job (name, data)
    values ('letters-dead', jsonb_build_object('kind', 'sign-in', 'to', ${email}::text))`
  const everywhere = await columnsSaying(email)
  for (const one of ['acts.details', 'mailboxes.address', 'people.email', 'registrations.form', 'verifications.value'])
    expect(everywhere).toContain(`public.${one}`)
  expect(everywhere.some((column) => column.startsWith('jobs.'))).toBe(true)

  expect((await person.ask('GET', '/me/erasure')).body).toMatchObject({
    isLastModerator: false,
    centres: [{ id: kept.centreId, names: [{ text: 'Kept Centre' }] }],
    drafts: 2,
  })
  const read = (await moderator.ask('GET', `/centres/${kept.centreId}/form`)).body
  expect(read.form.mailbox).toBe(email)
  const erased = await person.ask('DELETE', '/me', { email: ' Naledi@SUN.ac.za' })
  expect([erased.status, erased.body]).toEqual([200, {}])
  expect(person.cookies.size).toBe(0)

  const [row] = await database.$client`
    select details ->> 'text' as text from acts where action = 'note' and subject_id = ${kept.id}`
  expect(row?.text).toBe(`Wrote to … and to ${longer}.`)
  expect(await columnsSaying(email, longer)).toEqual([])
  // Whoever has read the mailbox before does not write it back, and the log says that something has gone.
  const late = await moderator.ask('PUT', `/centres/${kept.centreId}/form`, { form: read.form, version: read.version })
  expect([late.status, late.body.type]).toEqual([409, '/docs#problem-conflict'])
  expect((await office.visitor().ask('GET', `/centres/${kept.centreId}/history`)).body.items).toMatchObject([
    { actor: 'system', action: 'changed', fields: [] },
    { actor: 'centre', action: 'created' },
  ])

  expect((await office.visitor().ask('GET', `/centres/${kept.centreId}`)).body.names[0].text).toBe('Kept Centre')
  const { body } = await moderator.ask('GET', `/moderation/registrations/${kept.id}`)
  expect(body).toMatchObject({ sender: null, registration: { state: 'published' } })
  const acts = (await moderator.ask('GET', '/moderation/acts')).body.items
  expect(acts[0]).toMatchObject({ by: null, action: 'steward-erased', subjectId: kept.centreId })
  const queue = (await moderator.ask('GET', '/moderation/queue')).body.items
  expect(queue.map(({ title }: { title: string }) => title)).not.toContain('Kept Centre')
})

test('a letter to a centre whose only steward erases themselves reaches nobody, and who wrote it hears so', async () => {
  const [centre] = await given(database, aCentre({ name: 'Left Behind', mailbox: null }))
  const person = await office.signIn('leaves@example.org')
  const [row] = await database.$client`select id from people where email = 'leaves@example.org'`
  await makeSteward(database, row?.id, centre?.id ?? '', '2026-01-10T00:00:00.000Z')
  const id = 'a-letter-on-its-way'
  await database.$client`
    with tally as (insert into message_tallies (id, centre_id, sent_on) values (${id}, ${centre?.id ?? ''}, '2026-11-24'))
    insert into messages (id, centre_id, state, sender_name, sender_email, affiliation, purpose, side, dates, texts,
      fingerprints, language, token_expires_at, created_at, confirmed_at, sent_at, receivers, tally_id, remove_on)
    values (${id}, ${centre?.id ?? ''}, 'sent', 'Thandi', 'thandi@tutors.example', 'University', 'question', 'neither', '',
      '[]', '{}', 'en', now(), now(), now(), now(), 1, ${id}, '2027-02-22')`
  await database.$client`
    insert into jobs.job (name, data, start_after) values ('letters', jsonb_build_object('kind', 'message-to-centre',
      'to', 'leaves@example.org', 'about', ${id}::text), now() + interval '1 hour')`
  expect((await person.ask('DELETE', '/me', { email: 'leaves@example.org' })).status).toBe(200)
  const { subject } = await office.letterTo('thandi@tutors.example')
  expect(subject).toContain('Left Behind')
  const [left] = await database.$client`select state from messages where id = ${id}`
  expect(left).toEqual({ state: 'undeliverable' })
  expect(await database.$client`select from message_tallies where id = ${id}`).toHaveLength(0)
})

test('after erasing the session is over, and signing in again begins anew', async () => {
  const [desk, phone] = [await office.signIn('again@example.org'), await office.signIn('again@example.org')]
  await desk.ask('PATCH', '/me', { name: 'Somebody' })
  expect((await desk.ask('DELETE', '/me', { email: 'again@example.org' })).status).toBe(200)
  expect((await phone.ask('GET', '/me')).status).toBe(401)
  expect((await phone.ask('DELETE', '/me', { email: 'again@example.org' })).status).toBe(401)
  const anew = await office.signIn('again@example.org')
  expect((await anew.ask('GET', '/me')).body).toMatchObject({ name: '', centres: [] })
})

test('of two who erase the same person at once, one does', async () => {
  const email = 'twice@example.org'
  const [one, other] = [await office.signIn(email), await office.signIn(email)]
  const [centre] = await given(database, aCentre())
  const [row] = await database.$client`select id from people where email = ${email}`
  await makeSteward(database, row?.id, centre?.id ?? '', '2026-01-10T00:00:00.000Z')
  const tries = await Promise.all([one, other].map((by) => by.ask('DELETE', '/me', { email })))
  expect(tries.map(({ status }) => status).sort()).toEqual([200, 401])
  const acts = await database.$client`select action from acts where subject_id = ${centre?.id ?? ''}`
  expect([...acts]).toEqual([{ action: 'steward-erased' }])
})

test('erasing asks for one’s own address, and takes nothing else', async () => {
  const person = await office.signIn('careful@example.org')
  for (const [body, name] of [
    [{ email: 'moderator@example.org' }, 'email'],
    [{ email: 'no address' }, 'email'],
    [{}, 'email'],
    [{ email: 'careful@example.org', id: 'somebody' }, 'id'],
  ] as const) {
    const answer = await person.ask('DELETE', '/me', body)
    expect([body, answer.status, answer.body.errors[0].name]).toEqual([body, 400, name])
  }
  const foreign = await person.ask(
    'DELETE',
    '/me',
    { email: 'careful@example.org' },
    { origin: 'https://evil.example' },
  )
  expect(foreign.status).toBe(403)
  expect((await person.ask('GET', '/me')).status).toBe(200)
})

test.each([
  ['GET', '/me/data'],
  ['GET', '/me/erasure'],
  ['DELETE', '/me'],
] as const)('%s %s is for whoever is signed in', async (method, url) => {
  const body = method === 'DELETE' ? { email: 'moderator@example.org' } : undefined
  expect((await office.visitor().ask(method, url, body)).status).toBe(401)
})

test('the last who decides on everything is refused until there is another', async () => {
  const erase = (by: Visitor, email: string) => by.ask('DELETE', '/me', { email })
  expect((await moderator.ask('GET', '/me/erasure')).body.isLastModerator).toBe(true)
  expect(await erase(moderator, 'moderator@example.org')).toMatchObject({ status: 409 })
  const second = await office.signIn('second@example.org')
  const moderates = [{ scope: 'everything' }]
  await moderator.ask('POST', '/moderation/people', { email: 'second@example.org', moderates, isAdministrator: true })
  // Of two who go at once, one stays.
  const both = await Promise.all([erase(moderator, 'moderator@example.org'), erase(second, 'second@example.org')])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  moderator = await office.signIn('moderator@example.org')
})

test('of erased people no reminder is left, and none comes', async () => {
  const person = await office.signIn('reminded@example.org')
  const [centre] = await given(database, aCentre({ confirmedAt: '2026-01-10T00:00:00.000Z' }))
  const [row] = await database.$client`select id from people where email = 'reminded@example.org'`
  await makeSteward(database, row?.id, centre?.id ?? '', '2026-01-10T00:00:00.000Z')
  clock = new Date('2026-12-12T06:00:00.000Z')
  await sendReminders(office.services)
  await office.letterTo('reminded@example.org', 'still correct')
  expect((await person.ask('GET', '/me/data')).body.reminders).toMatchObject([{ centreId: centre?.id, months: 11 }])
  await person.ask('DELETE', '/me', { email: 'reminded@example.org' })
  clock = new Date('2027-01-12T06:00:00.000Z')
  await sendReminders(office.services)
  expect(await database.$client`select * from reminders where centre_id = ${centre?.id ?? ''}`).toEqual([])
  expect(await columnsSaying('reminded@example.org')).toEqual([])
})

test('forms that nobody goes on with are forgotten after a year, notes of reminders after two', async () => {
  clock = new Date('2028-02-29T12:00:00.000Z')
  const person = await office.signIn('slow@example.org')
  const draft = (await person.ask('POST', '/registrations', { form: { names: [{ text: 'Old' }] } })).body
  const refused = await decided(person, { outcome: 'reject', reason: 'duplicate' })
  const published = await decided(person, { outcome: 'publish' })
  await database.$client`
    insert into reminders (person_id, centre_id, confirmed_at, months, sent_at)
    select id, ${published.centreId}, now(), 11, '2027-02-28T12:00:00Z' from people where email = 'slow@example.org'`
  const forms = async () =>
    (
      await database.$client`select id, form ? 'countryCode' or state = 'draft' as whole from registrations where id in (${draft.id}, ${refused.id}, ${published.id})`
    )
      .filter(({ whole }) => whole)
      .map(({ id }) => id)
      .sort()
  const count = async () =>
    (await database.$client`select * from reminders where centre_id = ${published.centreId}`).length
  await forgetOld(database, '2029-02-28T11:59:59.000Z')
  expect([await forms(), await count()]).toEqual([[draft.id, refused.id, published.id].sort(), 1])
  await forgetOld(database, '2029-03-01T12:00:00.000Z')
  expect([await forms(), await count()]).toEqual([[], 0])
  expect((await person.ask('GET', '/registrations')).body.items).toContainEqual(
    expect.objectContaining({ id: published.id, title: 'Skryflab', state: 'published' }),
  )
})
