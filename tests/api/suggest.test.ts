import { interfaceLanguages } from '@centres/contract'
import { type CentreRecord, type Database, forgetReports, removeUnconfirmed } from '@centres/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { handOnWhatWaits } from '../../api/src/suggestions/confirm.ts'
import { settleLeftBehind } from '../../api/src/suggestions/settle-withdrawn.ts'
import { aCentre, act, given } from '../support/a-centre.ts'
import { fixedNow } from '../support/app.ts'
import { testDatabase } from '../support/database.ts'
import { type Office, openOffice, suggestionTokenIn, type Visitor } from '../support/people.ts'
import { solveFor } from '../support/solve-challenge.ts'

const mailbox = 'private-mailbox@letters.example'
const sender = 'reader@example.org'

let database: Database
let office: Office
let steward: Visitor
let stranger: Visitor
let moderator: Visitor
let now = fixedNow
beforeAll(async () => {
  database = await testDatabase({ seeded: true })
  office = await openOffice(database, { now: () => now })
  steward = await office.signIn('steward@sun.ac.za', 'af')
  stranger = await office.signIn('stranger@example.org')
  moderator = await office.signIn('moderator@example.org')
})
afterAll(() => office.close())

let made = 0
/** A centre of its own for each test, kept by the steward or by nobody. */
async function aListed(outline: Parameters<typeof aCentre>[0] = {}, isKept = true): Promise<CentreRecord> {
  made += 1
  const centre = aCentre({ name: `Skryflab ${made}`, mailbox, phone: '+27 1', city: 'Stellenbosch', ...outline })
  await given(database, centre)
  office.app.versions.forget()
  if (isKept)
    await database.$client`
      insert into stewards select ${centre.id}, id, now() from people where email = 'steward@sun.ac.za'`
  return centre
}

const suggest = async (id: string, said: object) =>
  office.visitor().ask('POST', `/centres/${id}/suggestions`, {
    source: 'https://www.sun.ac.za/contact',
    email: sender,
    altcha: await solveFor(office.app),
    ...said,
  })

const confirmWith = (token: string) => office.visitor().ask('POST', '/suggestions/confirmation', { token })

async function tokenFor(id: string, said: object, email = sender): Promise<string> {
  const before = (await office.lettersTo(email, 0)).length
  const { status, body } = await suggest(id, { email, ...said })
  expect([status, body]).toEqual([202, {}])
  const [letter] = await office.lettersTo(email, before + 1)
  return suggestionTokenIn(letter as NonNullable<typeof letter>)
}

/** A suggestion that counts, by its id. */
async function suggested(id: string, said: object): Promise<string> {
  expect((await confirmWith(await tokenFor(id, said))).status).toBe(200)
  const [row] = await database.$client`select id from suggestions where centre_id = ${id} and state = 'open'`
  return row?.id
}

const read = async (id: string, by = steward) => (await by.ask('GET', `/suggestions/${id}`)).body
const decide = async (id: string, fields: object[], by = steward, more: object = {}) =>
  by.ask('POST', `/suggestions/${id}/decision`, { version: (await read(id, by)).version ?? '1', fields, ...more })
const take = (part: string) => ({ part, take: true })
const leave = (part: string, reason: string) => ({ part, take: false, reason })
const profile = async (id: string) => {
  office.app.versions.forget()
  return (await office.visitor().ask('GET', `/centres/${id}`)).body
}

test('a reader suggests, a steward takes a part of it over, and the reader gets an answer', async () => {
  const { id } = await aListed()
  const changes = { phone: '+27 21 808 9111', founded: '1998', terms: { service: [{ code: 'one-to-one' }] } }
  const token = await tokenFor(id, { kind: 'change', changes, language: 'fr' })
  expect((await steward.ask('GET', '/me/suggestions')).body.items).toEqual([])
  expect(await confirmWith(token)).toMatchObject({ status: 200, body: { centre: { id } } })
  await office.letterTo('steward@sun.ac.za', '/my-centres/suggestions')

  const mine = (await steward.ask('GET', '/me')).body.centres.find((centre: { id: string }) => centre.id === id)
  expect(mine).toMatchObject({ claims: [], suggestions: 1 })
  const { items } = (await steward.ask('GET', '/me/suggestions')).body
  expect(items).toMatchObject([
    {
      kind: 'change',
      state: 'open',
      role: 'steward',
      centre: { id },
      parts: ['founded', 'terms.service', 'phone'],
      present: { founded: null, phone: '+27 1', terms: { service: [] } },
      changes: { phone: '+27 21 808 9111' },
      source: 'https://www.sun.ac.za/contact',
      language: 'fr',
    },
  ])
  const decided = await decide(
    items[0].id,
    [take('phone'), take('terms.service'), leave('founded', 'not-confirmed')],
    steward,
    { message: 'Dankie!' },
  )
  expect(decided).toMatchObject({ status: 200, body: { state: 'decided', message: 'Dankie!' } })
  expect(await profile(id)).toMatchObject({ phone: '+27 21 808 9111', services: ['one-to-one'], founded: null })
  expect((await office.visitor().ask('GET', `/centres/${id}/history`)).body.items[0]).toMatchObject({
    actor: 'centre',
    action: 'changed',
    source: 'https://www.sun.ac.za/contact',
  })
  const { text = '' } = await office.letterTo(sender, 'Dankie!')
  expect(text).toContain('Repris : Ce qu’il fait et Téléphone.')
  expect(text).toContain('Non repris : Fondation. Cela n’a pas pu être confirmé.')
  for (const secret of [mailbox, 'steward@sun.ac.za', '+27 1\n']) expect(text).not.toContain(secret)

  const acts = (await moderator.ask('GET', '/moderation/acts?limit=3')).body.items
  expect(acts).toMatchObject([
    { action: 'record-changed', subject: 'centre', subjectId: id },
    { action: 'taken', subject: 'suggestion', role: 'steward', details: { centreId: id } },
    { action: 'sent', subject: 'suggestion', role: 'sender', by: null },
  ])
  const [kept] = await database.$client`select email, token_hash from suggestions where centre_id = ${id}`
  expect(kept).toEqual({ email: null, token_hash: null })
  expect((await steward.ask('GET', '/me/suggestions')).body.items).toEqual([])
  expect((await decide(items[0].id, items[0].parts.map(take))).status).toBe(409)
})

test('a token works once, within a day, and unchanged; only its hash is kept', async () => {
  const { id } = await aListed()
  const token = await tokenFor(id, { kind: 'closed' })
  expect(JSON.stringify(await database.$client`select * from suggestions`)).not.toContain(token)
  expect(JSON.stringify(await database.$client`select data from jobs.job`)).not.toContain(token)
  const tampered = (token.startsWith('a') ? 'b' : 'a') + token.slice(1)
  for (const made of [tampered, 'x', '%00', 'a'.repeat(200)]) expect((await confirmWith(made)).status).toBe(410)
  expect((await confirmWith('')).status).toBe(400)
  const tries = await Promise.all(Array.from({ length: 6 }, () => confirmWith(token)))
  expect(tries.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410, 410, 410])

  const late = await tokenFor(id, { kind: 'closed' })
  now = new Date(fixedNow.getTime() + 24 * 3_600_000 + 1)
  expect(await confirmWith(late)).toMatchObject({ status: 410, body: { reason: 'link' } })
  now = fixedNow
})

test('what nobody has confirmed is seen by nobody, and goes after three days', async () => {
  const { id } = await aListed({}, false)
  await tokenFor(id, { kind: 'change', changes: { phone: null } })
  const [{ id: own } = {}] = await database.$client`select id from suggestions where centre_id = ${id}`
  for (const by of [moderator, steward]) expect((await by.ask('GET', `/suggestions/${own}`)).status).toBe(404)
  const count = async () =>
    (await database.$client`select count(*)::int from suggestions where centre_id = ${id}`)[0]?.count
  await removeUnconfirmed(database, new Date(fixedNow.getTime() + 2 * 86_400_000).toISOString())
  expect(await count()).toBe(1)
  await removeUnconfirmed(database, new Date(fixedNow.getTime() + 3 * 86_400_000 + 1).toISOString())
  expect(await count()).toBe(0)
})

test('where nobody keeps the record moderators decide at once; a closed centre says since when', async () => {
  const { id } = await aListed({}, false)
  const own = await suggested(id, { kind: 'closed', closed: '2025-06-30', source: 'Told by its last tutor' })
  await office.letterTo('moderator@example.org', `/moderate/suggestions/${own}`)
  expect((await moderator.ask('GET', '/moderation/queue?kind=suggestion')).body.items).toMatchObject([
    { kind: 'suggestion', id: own, countryCode: 'ZA' },
  ])
  expect((await decide(own, [take('closed')], moderator)).status).toBe(200)
  expect(await profile(id)).toMatchObject({ lifeState: 'closed', closed: '2025-06-30', confirmedAt: null })
  expect((await office.visitor().ask('GET', `/centres/${id}/history`)).body.items[0]).toMatchObject({
    actor: 'moderator',
    source: 'Told by its last tutor',
  })
  expect((await moderator.ask('GET', '/moderation/queue?kind=suggestion')).body.total).toBe(0)
  expect((await suggest(id, { kind: 'closed' })).status).toBe(409)
  const reopened = await suggested(id, { kind: 'change', changes: { lifeState: 'active' } })
  await decide(reopened, [take('lifeState')], moderator)
  expect(await profile(id)).toMatchObject({ lifeState: 'active', closed: null })
})

test('what stewards leave lying is moderators’ after fourteen days, and theirs still', async () => {
  const { id } = await aListed()
  const own = await suggested(id, { kind: 'change', changes: { city: 'Paarl' } })
  const handOn = () => handOnWhatWaits(office.services)
  await handOn()
  expect((await moderator.ask('GET', `/suggestions/${own}`)).status).toBe(404)
  expect((await decide(own, [take('city')], moderator)).status).toBe(404)
  // Moderators hear of what waits once a day at most: no other suggestion takes the letter.
  await database.$client`update suggestions set handed_on_at = now() where id <> ${own}`
  now = new Date(fixedNow.getTime() + 14 * 86_400_000)
  await handOn()
  await handOn()
  await office.letterTo('moderator@example.org', own)
  const letters = await office.lettersTo('moderator@example.org')
  expect(letters.filter(({ text }) => text?.includes(own))).toHaveLength(1)
  expect((await read(own, moderator)).role).toBe('moderator')
  expect((await steward.ask('GET', '/me/suggestions')).body.items).toContainEqual(expect.objectContaining({ id: own }))
  const both = await Promise.all([
    decide(own, [take('city')], moderator),
    decide(own, [leave('city', 'right-as-it-is')], steward),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  now = fixedNow
})

test('that two records are one is for moderators, whoever keeps them', async () => {
  const [{ id }, other] = [await aListed(), await aListed()]
  const own = await suggested(id, { kind: 'duplicate', duplicateOf: `https://atlas.example.org/centres/${other.id}/x` })
  expect((await steward.ask('GET', `/suggestions/${own}`)).status).toBe(404)
  expect((await read(own, moderator)).duplicateOf).toMatchObject({ id: other.id })
  expect((await decide(own, [take('duplicateOf')], moderator)).status).toBe(200)
  expect((await profile(id)).lifeState).toBe('active')
})

test.each([
  ['itself', async (id: string) => id],
  ['no centre', async () => 'wca-0000000'],
  ['no id', async () => 'nowhere'],
])('a duplicate of %s is refused', async (_, otherOf) => {
  const { id } = await aListed()
  const { status, body } = await suggest(id, { kind: 'duplicate', duplicateOf: await otherOf(id) })
  expect([status, body.errors[0].name]).toEqual([400, 'duplicateOf'])
})

test('a record that has changed meanwhile is not written over', async () => {
  const { id } = await aListed()
  const own = await suggested(id, { kind: 'change', changes: { phone: '+27 3' } })
  const { version } = await read(own)
  const { form, ...kept } = (await steward.ask('GET', `/centres/${id}/form`)).body
  await steward.ask('PUT', `/centres/${id}/form`, { form: { ...form, phone: '+27 2' }, version: kept.version })
  const late = await steward.ask('POST', `/suggestions/${own}/decision`, { version, fields: [take('phone')] })
  expect(late).toMatchObject({ status: 409, body: { type: '/docs#problem-conflict' } })
  expect(await read(own)).toMatchObject({ state: 'open', present: { phone: '+27 2' } })
  expect((await decide(own, [take('phone')])).status).toBe(200)
})

test('only who decides reads a suggestion and decides on it', async () => {
  const { id } = await aListed()
  const own = await suggested(id, { kind: 'change', changes: { phone: '+27 4' } })
  const body = { version: '1', fields: [take('phone')] }
  const other = await office.signIn('other-steward@example.org')
  const kenya = await office.signIn('kenya@example.org')
  const elsewhere = await aListed()
  const sql = database.$client
  await sql`insert into stewards select ${elsewhere.id}, id, now() from people where email = 'other-steward@example.org'`
  await sql`insert into moderators select id, 'country', 'KE', now() from people where email = 'kenya@example.org'`
  const unkept = await suggested((await aListed({}, false)).id, { kind: 'change', changes: { phone: '+27 5' } })
  for (const suggestion of [own, unkept]) {
    for (const [somebody, expected] of [
      [office.visitor(), 401],
      [stranger, 404],
      [other, 404],
      [kenya, 404],
    ] as const) {
      expect((await somebody.ask('GET', `/suggestions/${suggestion}`)).status).toBe(expected)
      expect((await somebody.ask('POST', `/suggestions/${suggestion}/decision`, body)).status).toBe(expected)
    }
  }
  expect((await moderator.ask('POST', `/suggestions/${own}/decision`, body)).status).toBe(404)
  expect((await steward.ask('POST', `/suggestions/${unkept}/decision`, body)).status).toBe(404)
  expect((await office.visitor().ask('GET', '/me/suggestions')).status).toBe(401)
  expect((await other.ask('GET', '/me/suggestions')).body.items).toEqual([])
  expect((await kenya.ask('GET', '/moderation/queue?kind=suggestion')).body.total).toBe(0)
  expect((await read(own)).state).toBe('open')
})

test('what is private is neither suggested nor seen, and who sent it neither', async () => {
  const { id } = await aListed()
  for (const extra of [
    { mailbox: 'mallory@example.org' },
    { precision: 'building' },
    { yourPart: 'x' },
    { evidence: [] },
    { confirmedAt: null },
    { state: 'withdrawn' },
    { closed: '1999' },
    { terms: { nonsense: [] } },
  ]) {
    const { status } = await suggest(id, { kind: 'change', changes: { phone: '+27 6', ...extra } })
    expect([extra, status]).toEqual([extra, 400])
  }
  for (const extra of [{ state: 'open' }, { centreId: 'wca-0000000' }, { confirmedAt: fixedNow.toISOString() }])
    expect((await suggest(id, { kind: 'closed', ...extra })).status).toBe(400)
  const own = await suggested(id, { kind: 'change', changes: { phone: '+27 6' } })
  const seen = JSON.stringify([await read(own), (await steward.ask('GET', '/me/suggestions')).body])
  for (const secret of [mailbox, sender, 'longitude']) expect(seen).not.toContain(secret)
})

test.each([
  ['nothing at all', { kind: 'change', changes: {} }, 'changes'],
  ['no terms at all', { kind: 'change', changes: { terms: {} } }, 'changes.terms'],
  ['changes with another kind', { kind: 'closed', changes: { phone: '1' } }, 'changes'],
  ['a kind that there is not', { kind: 'praise' }, 'kind'],
  ['no source', { kind: 'closed', source: ' ' }, 'source'],
  ['no word of a source', { kind: 'closed', source: null }, 'source'],
  ['a report of nothing', { kind: 'report' }, 'concern'],
  ['a concern that there is not', { kind: 'report', concern: 'ugly' }, 'concern'],
  ['a concern with another kind', { kind: 'closed', concern: 'private' }, 'concern'],
  ['another concern without words', { kind: 'report', concern: 'other', words: ' ' }, 'words'],
  ['words with another kind', { kind: 'closed', words: 'It was nice.' }, 'words'],
  ['changes with a report', { kind: 'report', concern: 'private', changes: { phone: '1' } }, 'changes'],
  ['no address', { kind: 'closed', email: 'nobody' }, 'email'],
  ['a year that is none', { kind: 'closed', closed: 'long ago' }, 'closed'],
  ['a script as an address', { kind: 'change', changes: { website: 'javascript:alert(1)' } }, 'changes.website'],
  [
    'a code that there is not',
    { kind: 'change', changes: { terms: { kind: [{ code: 'x' }] } } },
    'changes.terms.kind.0.code',
  ],
  ['no kind of centre', { kind: 'change', changes: { terms: { kind: [] } } }, 'changes.terms.kind'],
  ['a language that there is not', { kind: 'change', changes: { languages: ['qq'] } }, 'changes.languages.0'],
  ['a point at sea', { kind: 'change', changes: { location: { longitude: -30, latitude: 0 } } }, 'changes.location'],
  ['no name', { kind: 'change', changes: { names: [] } }, 'changes.names'],
])('%s is refused by its field', async (_, said, name) => {
  const [{ id } = {}] = await database.$client`select id from centres where city = 'Stellenbosch' limit 1`
  const { status, body } = await suggest(id, said)
  expect([status, body.errors[0].in, body.errors[0].name]).toEqual([400, 'body', name])
})

test('a record in which others left out what is required is mended all the same', async () => {
  const { id } = await aListed({ mailbox: null }, false)
  const own = await suggested(id, { kind: 'change', changes: { phone: '+27 7' } })
  expect((await decide(own, [take('phone')], moderator)).status).toBe(200)
  expect((await profile(id)).phone).toBe('+27 7')
})

test('each part is decided, with a reason for what is left', async () => {
  const { id } = await aListed()
  const own = await suggested(id, { kind: 'change', changes: { phone: '+27 8', city: 'Paarl' } })
  for (const [fields, name] of [
    [[take('phone')], 'fields'],
    [[take('phone'), take('phone')], 'fields'],
    [[take('phone'), take('city'), take('names')], 'fields'],
    [[take('phone'), { part: 'city', take: false }], 'fields'],
    [[take('phone'), { part: 'city', take: true, reason: 'other' }], 'fields'],
    [[take('phone'), leave('city', 'other')], 'message'],
    [[take('phone'), leave('city', 'nonsense')], 'fields.1.reason'],
    [[take('phone'), take('precision')], 'fields.1.part'],
  ] as const) {
    const { status, body } = await decide(own, [...fields])
    expect([status, body.errors?.[0].name]).toEqual([400, name])
  }
  const none = await decide(own, [leave('phone', 'right-as-it-is'), leave('city', 'other')], steward, {
    message: 'Wrong centre.',
  })
  expect(none.status).toBe(200)
  expect(await profile(id)).toMatchObject({ phone: '+27 1', city: 'Stellenbosch' })
  expect((await moderator.ask('GET', '/moderation/acts?limit=1')).body.items).toMatchObject([{ action: 'declined' }])
  await office.letterTo(sender, 'Wrong centre.')
})

test('a suggestion answers as the profile does', async () => {
  const [gone, moved, next, draft] = [
    await aListed(),
    await aListed(),
    await aListed(),
    await aListed({ state: 'draft' }),
  ]
  await act(database, 'withdrawn', gone.id, { state: 'withdrawn', withdrawn_reason: 'Asked for' })
  await act(database, 'merged', moved.id, { life_state: 'merged', successor_id: next.id })
  const said = { kind: 'change', changes: { phone: '1' } }
  expect(await suggest(gone.id, said)).toMatchObject({ status: 410, body: { reason: 'Asked for' } })
  expect((await suggest(draft.id, said)).status).toBe(404)
  expect((await suggest('wca-0000000', said)).status).toBe(404)
  const redirected = await suggest(moved.id, said)
  expect([redirected.status, redirected.headers.location]).toEqual([308, `/v1/centres/${next.id}/suggestions`])
})

test('what has become of a record since ends what was suggested about it', async () => {
  const { id } = await aListed({}, false)
  const own = await suggested(id, { kind: 'change', changes: { phone: '1' } })
  const late = await tokenFor(id, { kind: 'closed' })
  await act(database, 'withdrawn', id, { state: 'withdrawn', withdrawn_reason: 'Asked for by its dean' })
  expect((await confirmWith(late)).status).toBe(410)
  expect((await moderator.ask('GET', `/suggestions/${own}`)).status).toBe(404)
  expect((await moderator.ask('GET', '/moderation/queue?kind=suggestion')).body.items).not.toMatchObject([{ id: own }])
  await settleLeftBehind(office.services)
  await settleLeftBehind(office.services)
  const { text = '' } = await office.letterTo(sender, 'Asked for by its dean')
  expect(text).toContain('The entry has been taken out of the directory.')
  const answers = (await office.lettersTo(sender)).filter((letter) => letter.text?.includes('Asked for by its dean'))
  expect(answers).toHaveLength(1)
  const [row] = await database.$client`select state, email from suggestions where id = ${own}`
  expect(row).toEqual({ state: 'decided', email: null })
})

test('a robot is answered like a person, and nothing is kept', async () => {
  const { id } = await aListed()
  const email = 'robot@example.org'
  expect(await suggest(id, { kind: 'closed', email, homepage: 'https://spam.example/' })).toMatchObject({
    status: 202,
    body: {},
  })
  expect((await suggest(id, { kind: 'closed', email, altcha: 'bm90aGluZw==' })).body.errors[0].name).toBe('altcha')
  expect(await database.$client`select from suggestions where centre_id = ${id}`).toHaveLength(0)
  expect(await office.lettersTo(email, 0)).toEqual([])
})

test('one address and one client get so many letters and no more', async () => {
  const { id } = await aListed()
  const limited = await openOffice(database, { rateLimit: 600, now: () => now })
  const ask = async (email: string) => {
    const body = { kind: 'closed', source: 'I was there', email, altcha: await solveFor(limited.app) }
    return (await limited.visitor().ask('POST', `/centres/${id}/suggestions`, body)).status
  }
  const answers = []
  for (let count = 0; count < 11; count++) answers.push(await ask('often@example.org'))
  expect(answers).toEqual([...Array(10).fill(202), 429])
  const others = []
  for (let count = 0; count < 10; count++) others.push(await ask(`seldom-${count}@example.org`))
  expect(others).toEqual([...Array(9).fill(202), 429])
  await limited.close()
})

test.each(interfaceLanguages)('letters about a suggestion are written in %s', async (language) => {
  const { id } = await aListed({ name: `Brieweskryfsentrum ${language}` })
  const email = `letters-${language}@example.org`
  const token = await tokenFor(id, { kind: 'change', changes: { phone: '+27 9' }, language }, email)
  const [letter] = await office.lettersTo(email)
  expect(`${letter?.subject} ${letter?.text}`).not.toMatch(/suggestion[A-Z]|parts\.|\{\{/)
  expect((await confirmWith(token)).status).toBe(200)
})

test('the mailbox of a centre that no letter reaches is moderators’ to find and enter, and seen by nobody else', async () => {
  const { id } = await aListed({ mailbox: null }, false)
  const changes = { mailbox: 'Found@Centre.example' }
  const bySource = await suggest(id, { kind: 'change', changes, source: 'I know somebody there' })
  expect([bySource.status, bySource.body.errors?.[0].name]).toEqual([400, 'source'])
  expect((await suggest(id, { kind: 'change', changes: { ...changes, phone: '+27 2' } })).status).toBe(400)
  const reached = await aListed({}, false)
  expect((await suggest(reached.id, { kind: 'change', changes })).status).toBe(409)

  await confirmWith(await tokenFor(id, { kind: 'change', changes }))
  const { body: queue } = await moderator.ask('GET', '/moderation/queue?kind=suggestion')
  const [waiting] = await database.$client`select id from suggestions where centre_id = ${id}`
  expect(JSON.stringify(queue)).toContain(waiting?.id)
  expect(JSON.stringify(queue)).not.toContain('found@centre.example')
  const { body: found } = await moderator.ask('GET', `/suggestions/${waiting?.id}`)
  expect(found).toMatchObject({ parts: ['mailbox'], changes: { mailbox: 'found@centre.example' }, role: 'moderator' })
  expect((await stranger.ask('GET', `/suggestions/${waiting?.id}`)).status).toBe(404)
  expect((await office.visitor().ask('GET', `/centres/${id}/writing`)).body.isReached).toBe(false)
  expect(await office.lettersTo('found@centre.example', 0)).toEqual([])

  const decision = { version: found.version, fields: [{ part: 'mailbox', take: true, reason: null }] }
  const { status, body: decided } = await moderator.ask('POST', `/suggestions/${waiting?.id}/decision`, decision)
  expect([status, decided.changes]).toEqual([200, { mailbox: '' }])
  expect((await office.visitor().ask('GET', `/centres/${id}/writing`)).body.isReached).toBe(true)
  const { body: history } = await office.visitor().ask('GET', `/centres/${id}/history`)
  expect(JSON.stringify(history)).not.toContain('found@centre.example')
  const [kept] = await database.$client`select changes from suggestions where id = ${waiting?.id}`
  expect(JSON.stringify(kept)).not.toContain('found@')
})

const report = (more: object = {}) => ({ kind: 'report', concern: 'private', source: null, ...more })
const mended = { part: 'report', take: true }
const nothing = (reason: string) => ({ part: 'report', take: false, reason })

test('a report goes to moderators at once, past those who keep the record, and is answered', async () => {
  const { id } = await aListed()
  // Moderators hear of what waits once a day at most: no letter before this one counts.
  await database.$client`delete from waiting_letters`
  const own = await suggested(id, report({ words: 'It shows a home number.', language: 'es' }))
  const { text: told = '' } = await office.letterTo('moderator@example.org', `/moderate/reports/${own}`)
  expect(told).not.toContain('home number')
  expect((await moderator.ask('GET', '/moderation/queue?kind=report')).body).toMatchObject({
    total: 1,
    items: [{ kind: 'report', id: own, countryCode: 'ZA' }],
  })
  expect(await read(own, moderator)).toMatchObject({
    kind: 'report',
    parts: ['report'],
    concern: 'private',
    words: 'It shows a home number.',
    source: null,
    role: 'moderator',
  })
  for (const [somebody, status] of [
    [office.visitor(), 401],
    [stranger, 404],
    [steward, 404],
    [await office.signIn('other-steward@example.org'), 404],
    [await office.signIn('kenya@example.org'), 404],
  ] as const) {
    expect((await somebody.ask('GET', `/suggestions/${own}`)).status).toBe(status)
    const body = { version: '1', fields: [mended] }
    expect((await somebody.ask('POST', `/suggestions/${own}/decision`, body)).status).toBe(status)
  }
  expect((await steward.ask('GET', '/me/suggestions')).body.items).not.toContainEqual(
    expect.objectContaining({ id: own }),
  )
  expect((await office.lettersTo('steward@sun.ac.za', 0)).some(({ text }) => text?.includes('/reports/'))).toBe(false)

  for (const [fields, name] of [
    [[nothing('right-as-it-is')], 'fields'],
    [[{ part: 'report', take: false }], 'fields'],
    [[nothing('other')], 'message'],
    [[take('phone')], 'fields'],
  ] as const) {
    const { status, body } = await decide(own, [...fields], moderator)
    expect([status, body.errors[0].name]).toEqual([400, name])
  }
  const both = await Promise.all([
    decide(own, [nothing('meant-to-be-public')], moderator, { message: 'Es la oficina.' }),
    decide(own, [nothing('meant-to-be-public')], moderator, { message: 'Es la oficina.' }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  const { text: answer = '' } = await office.letterTo(sender, 'Es la oficina.')
  expect(answer).toContain('lo que muestra la entrada está destinado a ser público')
  expect(await profile(id)).toMatchObject({ phone: '+27 1' })
  expect((await moderator.ask('GET', '/moderation/acts?limit=2')).body.items).toMatchObject([
    { action: 'report-declined', subject: 'suggestion', subjectId: own, role: 'moderator' },
    { action: 'reported', subject: 'suggestion', role: 'sender', by: null },
  ])
})

test('withdrawing a record answers what was reported of it, and the words are forgotten', async () => {
  const { id } = await aListed({}, false)
  const both = []
  for (const more of [{ concern: 'not-a-centre' }, { concern: 'other', words: 'It sells essays.' }])
    both.push(await suggested(id, report(more)))
  expect((await decide(both[0] as string, [mended], moderator, { message: 'First.' })).status).toBe(200)
  const own = (await database.$client`select id from suggestions where centre_id = ${id} and state = 'open'`)[0]?.id
  await confirmWith(await tokenFor(id, { kind: 'change', changes: { phone: '1' } }, 'other-reader@example.org'))
  const { version } = (await moderator.ask('GET', `/moderation/centres/${id}`)).body
  const withdrawn = { reason: 'It sells essays to students.', version }
  expect((await moderator.ask('POST', `/moderation/centres/${id}/withdrawal`, withdrawn)).status).toBe(200)
  const { text = '' } = await office.letterTo(sender, 'It sells essays to students.')
  expect(text).toContain('The entry has been taken out of the directory.')
  expect(await read(own, moderator)).toMatchObject({ state: 'decided', words: 'It sells essays.' })
  expect((await moderator.ask('GET', '/moderation/queue?kind=report')).body.total).toBe(0)
  expect((await decide(own, [mended], moderator)).status).toBe(409)
  expect((await suggest(id, report())).status).toBe(410)
  const open = await database.$client`select from suggestions where centre_id = ${id} and state = 'open'`
  expect(open).toHaveLength(0)

  const words = async () => (await read(own, moderator)).words
  await forgetReports(database, new Date(fixedNow.getTime() + 90 * 86_400_000).toISOString())
  expect(await words()).toBe('It sells essays.')
  await forgetReports(database, new Date(fixedNow.getTime() + 90 * 86_400_000 + 1).toISOString())
  expect(await words()).toBeNull()
})

test('a report’s token works once, within a day, and unchanged', async () => {
  const { id } = await aListed()
  const token = await tokenFor(id, report())
  expect((await confirmWith(`${token.slice(1)}x`)).status).toBe(410)
  expect(await confirmWith(token)).toMatchObject({ status: 200, body: { kind: 'report', centre: { id } } })
  expect((await confirmWith(token)).status).toBe(410)
  const late = await tokenFor(id, report())
  now = new Date(fixedNow.getTime() + 24 * 3_600_000 + 1)
  expect((await confirmWith(late)).status).toBe(410)
  now = fixedNow
})

test('a moderator who keeps the record leaves a report of it to another, where there is one', async () => {
  const { id } = await aListed({}, false)
  const keeper = await office.signIn('keeper@example.org')
  const sql = database.$client
  await sql`insert into stewards select ${id}, id, now() from people where email = 'keeper@example.org'`
  await sql`insert into moderators select id, 'country', 'ZA', now() from people where email = 'keeper@example.org'`
  const own = await suggested(id, report())
  expect((await keeper.ask('GET', `/suggestions/${own}`)).status).toBe(404)
  expect((await read(own, moderator)).role).toBe('moderator')
  expect((await office.lettersTo('keeper@example.org')).some(({ text }) => text?.includes('/reports/'))).toBe(false)
  await sql`update moderators set scope = 'country', code = 'KE'
    where person_id in (select id from people where email = 'moderator@example.org')`
  expect((await read(own, keeper)).role).toBe('moderator')
  await sql`update moderators set scope = 'everything', code = ''
    where person_id in (select id from people where email = 'moderator@example.org')`
})

test('an own word that is taken over waits to become a term', async () => {
  const { id } = await aListed()
  const changes = { terms: { tutor: [{ code: 'other', ownWords: 'Storievertellers' }] } }
  const suggestion = await suggested(id, { kind: 'change', changes })
  expect((await decide(suggestion, [take('terms.tutor')])).status).toBe(200)
  expect((await moderator.ask('GET', '/moderation/queue?kind=vocabulary')).body.items).toMatchObject([
    { kind: 'vocabulary', title: 'Storievertellers', institution: `Skryflab ${made}`, countryCode: '' },
  ])
})
