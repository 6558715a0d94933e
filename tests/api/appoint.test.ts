import type { Staff, StaffMember } from '@centres/contract'
import { type Database, makeSteward, removeExpired } from '@centres/db'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aCentre, given } from '../support/a-centre.ts'
import { aForm } from '../support/a-form.ts'
import { testDatabase } from '../support/database.ts'
import { type Office, openOffice, type Visitor } from '../support/people.ts'

let database: Database
let office: Office
let administrator: Visitor
let clock = new Date('2026-11-24T12:00:00.000Z')
beforeAll(async () => {
  database = await testDatabase({ seeded: true })
  office = await openOffice(database, { now: () => clock })
  administrator = await office.signIn('moderator@example.org')
})
afterAll(() => office.close())
beforeEach(() => {
  clock = new Date('2026-11-24T12:00:00.000Z')
})

const everything = [{ scope: 'everything', code: '' }]
const country = (code: string) => ({ scope: 'country', code })

const readStaff = async (): Promise<Staff> => (await administrator.ask('GET', '/moderation/people')).body

async function find(email: string): Promise<StaffMember> {
  const found = (await readStaff()).people.find((one) => one.email === email)
  if (!found) throw new Error(`${email} does not moderate`)
  return found
}

const appoint = (email: string, moderates: object[], more: object = {}) =>
  administrator.ask('POST', '/moderation/people', { email, moderates, ...more })

/** Somebody who has signed in and been appointed. */
async function aModerator(email: string, moderates: object[], more: object = {}): Promise<Visitor> {
  const somebody = await office.signIn(email)
  expect((await appoint(email, moderates, more)).status).toBe(201)
  return somebody
}

const newestActs = async (limit: number) =>
  (await administrator.ask('GET', `/moderation/acts?limit=${limit}`)).body.items

const codesOf = ({ moderates }: StaffMember) => moderates.map(({ scope, code }) => `${scope} ${code}`.trim())

test('whom the settings name is an administrator from the first time they sign in, and nobody has appointed them', async () => {
  expect((await administrator.ask('GET', '/me')).body).toMatchObject({ moderates: everything, isAdministrator: true })
  const since = '2026-11-24T12:00:00.000Z'
  expect((await readStaff()).people).toEqual([
    {
      id: expect.any(String),
      email: 'moderator@example.org',
      name: '',
      isYou: true,
      moderates: [{ scope: 'everything', code: '', since, by: null }],
      administrator: { since, by: null },
      lastActAt: since,
      version: expect.stringMatching(/^\d+$/),
    },
  ])
  expect((await newestActs(1))[0]).toMatchObject({ action: 'named-in-settings', about: 'moderator@example.org' })
})

test('somebody who has signed in before moderates at once, and is told in their language', async () => {
  const person = await office.signIn('known@example.org', 'fr')
  expect((await person.ask('GET', '/moderation/queue')).status).toBe(403)
  const { status, body } = await appoint('Known@Example.org', [country('ZA'), { scope: 'region', code: '155' }])
  expect(status).toBe(201)
  expect(body.waiting).toEqual([])
  const found = await find('known@example.org')
  expect(codesOf(found)).toEqual(['country ZA', 'region 155'])
  expect(found.moderates[0]).toMatchObject({ by: 'moderator@example.org', since: clock.toISOString() })
  expect([found.administrator, found.lastActAt, found.isYou]).toEqual([null, null, false])
  expect((await person.ask('GET', '/moderation/queue')).status).toBe(200)
  const { subject, text } = await office.letterTo('known@example.org', 'modération')
  expect(subject).toContain('modération')
  expect(text).toContain('moderator@example.org')
  expect(text).toMatch(/Afrique du Sud.*Europe de l’Ouest|Afrique du Sud.*Europe occidentale/)
  expect((await newestActs(1))[0]).toMatchObject({
    by: 'moderator@example.org',
    role: 'administrator',
    action: 'appointed',
    subject: 'person',
    subjectId: found.id,
    about: 'known@example.org',
    details: { moderates: [country('ZA'), { scope: 'region', code: '155' }], isAdministrator: false },
  })
})

test('an address that has never signed in moderates when it first does, and not before', async () => {
  const { body } = await appoint('new@example.org', [{ scope: 'association', code: 'ewca' }], { language: 'af' })
  const [waiting] = body.waiting
  expect(waiting).toMatchObject({
    email: 'new@example.org',
    moderates: [{ scope: 'association', code: 'ewca' }],
    isAdministrator: false,
    by: 'moderator@example.org',
    expiresAt: '2026-12-24T12:00:00.000Z',
  })
  const { text } = await office.letterTo('new@example.org', 'aangestel')
  expect(text).toContain('24 Desember 2026')
  expect((await newestActs(1))[0]).toMatchObject({ action: 'invited', subjectId: waiting.id, about: 'new@example.org' })

  const person = await office.signIn('new@example.org', 'af')
  expect((await person.ask('GET', '/me')).body.moderates).toEqual([{ scope: 'association', code: 'ewca' }])
  expect((await readStaff()).waiting).toEqual([])
  expect((await find('new@example.org')).moderates[0]?.by).toBe('moderator@example.org')
  const [taken, invited] = await newestActs(2)
  expect(taken).toMatchObject({
    by: 'new@example.org',
    role: 'moderator',
    action: 'taken-up',
    about: 'new@example.org',
  })
  // The act before that still names whom it was about.
  expect(invited).toMatchObject({ action: 'invited', about: 'new@example.org' })
  expect((await administrator.ask('DELETE', `/moderation/appointments/${waiting.id}`)).status).toBe(404)
})

test('an appointment that waits is taken back once, and gives nothing then', async () => {
  const { id } = (await appoint('back@example.org', everything, { isAdministrator: true })).body.waiting[0]
  const tries = await Promise.all([1, 2].map(() => administrator.ask('DELETE', `/moderation/appointments/${id}`)))
  expect(tries.map(({ status }) => status).sort()).toEqual([200, 404])
  await office.letterTo('back@example.org', 'taken that back')
  expect((await newestActs(1))[0]).toMatchObject({ action: 'taken-back', subject: 'appointment', about: null })
  const person = await office.signIn('back@example.org')
  expect((await person.ask('GET', '/me')).body).toMatchObject({ moderates: [], isAdministrator: false })
  expect((await appoint('back@example.org', [country('ZA')])).status).toBe(201)
})

test('an appointment waits thirty days, and nothing of it is left then', async () => {
  await appoint('late@example.org', everything)
  clock = new Date('2026-12-24T12:00:01.000Z')
  expect((await readStaff()).waiting).toEqual([])
  // One that has run out stands in nobody's way.
  expect((await appoint('late@example.org', everything)).body.waiting).toHaveLength(1)
  await database.$client`update appointments set expires_at = '2026-12-23T12:00:00Z' where email = 'late@example.org'`
  await removeExpired(database, clock.toISOString())
  expect(await database.$client`select * from appointments where email is not null`).toEqual([])
  const [left] = await database.$client`select count(*)::int from acts where details::text like '%late@%'`
  expect(left?.count).toBe(0)
  const person = await office.signIn('late@example.org')
  expect((await person.ask('GET', '/me')).body.moderates).toEqual([])
})

test('a change takes effect at the next request, keeps what stays, and is told', async () => {
  const person = await aModerator('changes@example.org', [country('ZA'), country('KE')])
  clock = new Date('2026-11-25T12:00:00.000Z')
  const { id, version } = await find('changes@example.org')
  const moderates = [country('KE'), country('FR')]
  const { status } = await administrator.ask('PUT', `/moderation/people/${id}`, { version, moderates })
  expect(status).toBe(200)
  expect((await person.ask('GET', '/me')).body.moderates).toEqual([country('FR'), country('KE')])
  const since = (await find('changes@example.org')).moderates.map(({ since }) => since.slice(0, 10))
  expect(since).toEqual(['2026-11-25', '2026-11-24'])
  const { text } = await office.letterTo('changes@example.org', 'changed what you decide on')
  expect(text).toContain('France and Kenya'.split(' and ').reverse().join(' and '))
  expect((await newestActs(1))[0]).toMatchObject({
    action: 'scope-changed',
    about: 'changes@example.org',
    details: { before: { moderates: [country('KE'), country('ZA')] }, after: { moderates } },
  })
})

test('of two who change or end the same appointment, the second is told and nothing is half-written', async () => {
  await aModerator('contested@example.org', [country('ZA')])
  const { id, version } = await find('contested@example.org')
  const answers = await Promise.all([
    administrator.ask('PUT', `/moderation/people/${id}`, { version, moderates: [country('FR')] }),
    administrator.ask('PUT', `/moderation/people/${id}`, { version, moderates: [country('KE')] }),
    administrator.ask('PUT', `/moderation/people/${id}`, { version, moderates: [country('NA')] }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  expect((await find('contested@example.org')).moderates).toHaveLength(1)
  const late = await administrator.ask('DELETE', `/moderation/people/${id}`, { version })
  expect([late.status, late.body.detail]).toEqual([409, expect.stringContaining('Somebody else has changed')])
  expect(await office.lettersTo('contested@example.org', 1, 'changed what you decide on')).toHaveLength(1)
})

test('whose appointment ends is refused at the next request, told, and can be appointed anew', async () => {
  const person = await aModerator('ends@example.org', everything)
  expect((await person.ask('GET', '/moderation/acts')).status).toBe(200)
  const { id, version } = await find('ends@example.org')
  expect((await administrator.ask('DELETE', `/moderation/people/${id}`, { version })).status).toBe(200)
  expect((await person.ask('GET', '/moderation/acts')).status).toBe(403)
  expect((await person.ask('GET', '/moderation/queue')).status).toBe(403)
  await office.letterTo('ends@example.org', 'has ended your appointment')
  expect((await newestActs(1))[0]).toMatchObject({ action: 'appointment-ended', about: 'ends@example.org' })
  // Once more, by somebody who still has the page open.
  expect((await administrator.ask('DELETE', `/moderation/people/${id}`, { version })).status).toBe(409)
  expect((await appoint('ends@example.org', [country('ZA')])).status).toBe(201)
})

test('the last administrator stays, nobody stops by a slip, and the settings make one once', async () => {
  const me = await find('moderator@example.org')
  const own = `/moderation/people/${me.id}`
  const stop = { version: me.version, moderates: everything, isAdministrator: false, ofOneself: true }
  for (const answer of [
    await administrator.ask('PUT', own, stop),
    await administrator.ask('DELETE', own, { version: me.version, ofOneself: true }),
  ])
    expect([answer.status, answer.body.detail]).toEqual([409, expect.stringContaining('Nobody else')])

  const second = await aModerator('second@example.org', everything, { isAdministrator: true })
  expect((await second.ask('GET', '/moderation/people')).status).toBe(200)
  for (const answer of [
    await administrator.ask('PUT', own, { ...stop, ofOneself: false }),
    await administrator.ask('DELETE', own, { version: me.version }),
  ])
    expect([answer.status, answer.body.detail]).toEqual([409, expect.stringContaining('your own')])

  // Each removes the other at once: one of them stays.
  const other = await find('second@example.org')
  const both = await Promise.all([
    administrator.ask('DELETE', `/moderation/people/${other.id}`, { version: other.version }),
    second.ask('DELETE', own, { version: me.version }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 403])
  const [left] = await database.$client`select count(*)::int from administrators`
  expect(left?.count).toBe(1)
  if (both[0]?.status === 200) {
    await appoint('second@example.org', everything, { isAdministrator: true })
    await administrator.ask('DELETE', own, { version: me.version, ofOneself: true })
  }
  administrator = second

  // Whom the settings name is no administrator again by signing in, while there is another.
  const again = await office.signIn('moderator@example.org')
  expect((await again.ask('GET', '/me')).body).toMatchObject({ moderates: [], isAdministrator: false })
  await database.$client`delete from administrators`
  const rescued = await office.signIn('moderator@example.org')
  expect((await rescued.ask('GET', '/me')).body.isAdministrator).toBe(true)
  administrator = rescued
})

test('what is sent is checked, and each mistake named', async () => {
  await aModerator('checked@example.org', [country('ZA')])
  const { id, version } = await find('checked@example.org')
  const email = 'somebody@example.org'
  const right = { email, moderates: everything }
  for (const [body, name] of [
    [{ ...right, email: 'no address' }, 'email'],
    [{ email }, 'moderates'],
    [{ email, moderates: [] }, 'moderates'],
    [{ email, moderates: [country('XX')] }, 'moderates.0.code'],
    [{ email, moderates: [country('ZA'), { scope: 'region', code: '999' }] }, 'moderates.1.code'],
    [{ email, moderates: [{ scope: 'association', code: 'nobodys' }] }, 'moderates.0.code'],
    [{ email, moderates: [{ scope: 'country' }] }, 'moderates.0.code'],
    [{ email, moderates: [{ scope: 'everything', code: 'ZA' }] }, 'moderates.0.code'],
    [{ email, moderates: [country('ZA'), country('ZA')] }, 'moderates.1'],
    [{ email, moderates: [...everything, country('ZA')] }, 'moderates.0'],
    [{ email, moderates: [{ scope: 'planet', code: 'ZA' }] }, 'moderates.0.scope'],
    [{ email, moderates: [country('ZA')], isAdministrator: true }, 'moderates'],
    [{ ...right, language: 'xx' }, 'language'],
    [{ ...right, id: 'somebody' }, 'id'],
    [{ ...right, appointedBy: 'somebody' }, 'appointedBy'],
    [{ email, moderates: [{ ...country('ZA'), since: '2020-01-01' }] }, 'since'],
  ] as const) {
    const answer = await administrator.ask('POST', '/moderation/people', body)
    expect([body, answer.status, answer.body.errors?.[0].name]).toEqual([body, 400, name])
  }
  for (const [body, name] of [
    [{ moderates: everything }, 'version'],
    [{ version: 'x', moderates: everything }, 'version'],
    [{ version, moderates: [country('XX')] }, 'moderates.0.code'],
    [{ version, moderates: everything, email: 'other@example.org' }, 'email'],
    [{ version, moderates: everything, personId: 'other' }, 'personId'],
  ] as const) {
    const answer = await administrator.ask('PUT', `/moderation/people/${id}`, body)
    expect([body, answer.status, answer.body.errors?.[0].name]).toEqual([body, 400, name])
  }
  expect((await appoint('checked@example.org', everything)).status).toBe(409)
  expect((await appoint('twice@example.org', everything)).status).toBe(201)
  expect((await appoint('twice@example.org', everything)).status).toBe(409)
  const reader = await office.signIn('reader@example.org')
  const [row] = await database.$client`select id from people where email = 'reader@example.org'`
  for (const nobody of [row?.id, 'nobody']) {
    const answer = await administrator.ask('DELETE', `/moderation/people/${nobody}`, { version: '0' })
    expect(answer.status).toBe(404)
  }
  expect((await administrator.ask('DELETE', '/moderation/appointments/no-id')).status).toBe(400)
  expect((await reader.ask('PATCH', '/me', { isAdministrator: true })).status).toBe(400)
  expect(codesOf(await find('checked@example.org'))).toEqual(['country ZA'])
})

test('nobody but administrators comes in, whatever they ask', async () => {
  const [centre] = await given(database, aCentre())
  const steward = await office.signIn('steward@example.org')
  const [row] = await database.$client`select id from people where email = 'steward@example.org'`
  await makeSteward(database, row?.id, centre?.id ?? '', clock.toISOString())
  const ofCountry = await aModerator('country@example.org', [country('ZA')])
  const ofAll = await aModerator('all@example.org', everything)
  const { id, version } = await find('country@example.org')
  await appoint('waits@example.org', everything)
  const waiting = (await readStaff()).waiting.find(({ email }) => email === 'waits@example.org')
  const before = await readStaff()
  for (const [who, expected] of [
    [office.visitor(), 401],
    [await office.signIn('anybody@example.org'), 403],
    [steward, 403],
    [ofCountry, 403],
    [ofAll, 403],
  ] as const) {
    const told = [
      await who.ask('GET', '/moderation/people'),
      // The same for an address that is known and one that is not.
      await who.ask('POST', '/moderation/people', { email: 'steward@example.org', moderates: everything }),
      await who.ask('POST', '/moderation/people', { email: 'unknown@example.org', moderates: everything }),
      await who.ask('PUT', `/moderation/people/${id}`, { version, moderates: everything, isAdministrator: true }),
      await who.ask('DELETE', `/moderation/people/${id}`, { version, ofOneself: true }),
      await who.ask('DELETE', `/moderation/appointments/${waiting?.id}`),
    ]
    expect(told.map(({ status }) => status)).toEqual(told.map(() => expected))
    expect(new Set(told.map(({ body }) => body.detail)).size).toBe(1)
  }
  const { people, waiting: still } = await readStaff()
  expect([people.map(codesOf), still]).toEqual([before.people.map(codesOf), before.waiting])
  const foreign = await administrator.ask(
    'DELETE',
    `/moderation/people/${id}`,
    { version },
    { origin: 'https://evil.example' },
  )
  expect(foreign.status).toBe(403)
})

test('who moderates a region sees what lies in it, and nothing else', async () => {
  const sender = await office.signIn('sender@sun.ac.za')
  const { id } = (await sender.ask('POST', '/registrations', { form: aForm() })).body
  expect((await sender.ask('POST', `/registrations/${id}/submission`, { revision: 1 })).status).toBe(200)
  for (const [email, moderates, sees] of [
    ['africa@example.org', [{ scope: 'region', code: '002' }], true],
    ['europe@example.org', [{ scope: 'region', code: '150' }], false],
    ['several@example.org', [country('FR'), country('ZA')], true],
  ] as const) {
    await appoint(email, [...moderates])
    const moderator = await office.signIn(email)
    const { items } = (await moderator.ask('GET', '/moderation/queue')).body
    expect([email, items.map((one: { id: string }) => one.id)]).toEqual([email, sees ? [id] : []])
    expect((await moderator.ask('GET', `/moderation/registrations/${id}`)).status).toBe(sees ? 200 : 404)
  }
})

test('acts are found by what they are about and by whose they are', async () => {
  const acts = async (query: string) => (await administrator.ask('GET', `/moderation/acts?${query}`)).body
  const { items } = await acts('subject=appointment')
  expect(new Set(items.map((one: { subject: string }) => one.subject))).toEqual(new Set(['appointment']))
  const { id } = await find('new@example.org')
  expect((await acts(`person=${id}`)).items).toMatchObject([{ action: 'taken-up', by: 'new@example.org' }])
  expect((await acts('subject=planet')).errors[0].name).toBe('subject')
})

test('who erases themselves moderates nothing any more; the last administrator appoints another first', async () => {
  expect((await administrator.ask('GET', '/me/erasure')).body.isLastAdministrator).toBe(true)
  const refused = await administrator.ask('DELETE', '/me', { email: 'moderator@example.org' })
  expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('Appoint another')])

  const goes = await aModerator('goes@example.org', everything, { isAdministrator: true })
  await goes.ask('POST', '/moderation/people', { email: 'by-goes@example.org', moderates: everything })
  const { body } = await goes.ask('GET', '/me/data')
  expect(body).toMatchObject({
    moderates: [{ scope: 'everything', code: '' }],
    administrates: [{ since: clock.toISOString() }],
    appointments: [{ email: 'by-goes@example.org', waits: true }],
  })
  const { id } = await find('goes@example.org')
  expect((await goes.ask('GET', '/me/erasure')).body.isLastAdministrator).toBe(false)
  expect((await goes.ask('DELETE', '/me', { email: 'goes@example.org' })).status).toBe(200)
  const { people, waiting } = await readStaff()
  expect(people.map((one) => one.id)).not.toContain(id)
  // What they appointed others to holds.
  expect(waiting.find(({ email }) => email === 'by-goes@example.org')?.by).toBeNull()
  expect((await newestActs(1))[0]).toMatchObject({ by: null, action: 'moderator-erased', subjectId: id, about: null })

  const taker = await office.signIn('new@example.org')
  const [own] = (await taker.ask('GET', '/me/data')).body.appointments
  expect(own).toMatchObject({ email: null, waits: false })
  expect((await taker.ask('DELETE', '/me', { email: 'new@example.org' })).status).toBe(200)
  expect(await database.$client`select * from appointments where id = ${own.id}`).toEqual([])
})
