import { type Database, makeSteward } from '@centres/db'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { writeMandate } from '../../api/src/letters/mandate.ts'
import { aForm } from '../support/a-form.ts'
import { fixedNow } from '../support/app.ts'
import { testDatabase } from '../support/database.ts'
import { type Office, openOffice, type Visitor } from '../support/people.ts'

const dayMs = 86_400_000
let clock = fixedNow
const inDays = (days: number) => new Date(fixedNow.getTime() + days * dayMs)

let database: Database
let office: Office
let claimant: Visitor
let stranger: Visitor
let moderator: Visitor
let second: Visitor
let keeper: Visitor
beforeAll(async () => {
  database = await testDatabase({ seeded: true })
  office = await openOffice(database, {
    now: () => clock,
    moderatorEmails: ['moderator@example.org', 'second@example.org'],
  })
  claimant = await office.signIn('writing@sun.ac.za', 'af')
  stranger = await office.signIn('stranger@example.com')
  moderator = await office.signIn('moderator@example.org')
  second = await office.signIn('second@example.org')
  keeper = await office.signIn('keeper@example.net')
})
afterAll(() => office.close())
/** Claims of one person are counted by the day: each test has one of its own. */
beforeEach(() => database.$client`update claims set created_at = created_at - interval '2 days'`)

type Known = { id: string; revision: number }

/** Listed centres that no other test has. */
let listed: string[] | undefined
async function aCentre(): Promise<string> {
  const all = async () => (await office.visitor().ask('GET', '/centres?country=US&limit=100')).body.items
  listed ??= (await all()).map(({ id }: { id: string }) => id)
  const id = listed?.shift()
  if (!id) throw new Error('every centre is taken')
  return id
}

/** Moderators hear of what waits once a day at most. */
const aDayWithoutLetters = () => database.$client`delete from waiting_letters`

const byPage = { part: 'I run it', proof: 'page', page: 'https://example.org/staff' }
async function claimed(centre: string, by = claimant, body: object = byPage): Promise<Known> {
  const sent = await by.ask('POST', `/centres/${centre}/claims`, body)
  expect([sent.status, sent.body.detail]).toEqual([201, undefined])
  return sent.body
}
const read = async ({ id }: Known, by = moderator) => (await by.ask('GET', `/moderation/claims/${id}`)).body
const decide = async ({ id }: Known, decision: object, by = moderator) => {
  const { claim } = await read({ id, revision: 0 }, by)
  return by.ask('POST', `/moderation/claims/${id}/decision`, { revision: claim.revision, ...decision })
}
const approve = { outcome: 'approve' }
const refuse = { outcome: 'reject', reason: 'not-shown' }
const actsOn = async (subject: string) =>
  (await database.$client`select action from acts where subject_id = ${subject} order by id`).map(
    ({ action }) => action,
  )

test('a listed centre is claimed by its domain, approved, and kept', async () => {
  const { items } = (await office.visitor().ask('GET', '/lookalikes?website=https://www.sun.ac.za/x')).body
  const { id: centre, names } = items[0].centre
  const basis = await claimant.ask('GET', `/centres/${centre}/claim`)
  expect(basis.body).toMatchObject({ centre: { id: centre }, isOfDomain: true, isKept: false, openClaim: null })
  const claim = await claimed(centre, claimant, { part: 'Hoof van die skryflab', proof: 'domain' })
  expect(claim).toMatchObject({
    state: 'submitted',
    evidence: ['email-confirmed', 'institution-domain'],
    contestedUntil: null,
  })
  expect((await claimant.ask('GET', `/centres/${centre}/claim`)).body.openClaim).toBe(claim.id)
  expect((await office.letterTo('writing@sun.ac.za', names[0].text)).text).toContain(`/claims/${claim.id}`)
  await office.letterTo('moderator@example.org', `/moderate/claims/${claim.id}`)
  const queue = await moderator.ask('GET', '/moderation/queue?kind=claim&country=ZA')
  expect(queue.body.items).toMatchObject([
    { kind: 'claim', id: claim.id, title: names[0].text, countryCode: 'ZA', isAppeal: false },
  ])
  const found = await read(claim)
  expect(found).toMatchObject({
    claim: { part: 'Hoof van die skryflab' },
    sender: { email: 'writing@sun.ac.za', language: 'af' },
    stewards: [],
    approvableFrom: null,
    isForAnother: false,
  })
  const decided = await decide(claim, { ...approve, message: 'Welkom.' })
  expect([decided.status, decided.body.state, decided.body.message]).toEqual([200, 'approved', 'Welkom.'])
  await office.letterTo('writing@sun.ac.za', 'Welkom.')
  expect((await claimant.ask('GET', '/me')).body.centres).toMatchObject([{ id: centre }])
  const profile = await office.visitor().ask('GET', `/centres/${centre}`)
  expect(profile.body.evidence).toBe('moderator-checked')
  expect(profile.body.confirmedAt).toBeNull()
  expect((await office.visitor().ask('GET', `/centres/${centre}/history`)).body.items).toMatchObject([
    { actor: 'moderator', action: 'changed' },
    {},
  ])
  expect((await claimant.ask('POST', `/centres/${centre}/confirmation`)).status).toBe(200)
  expect(await actsOn(claim.id)).toEqual(['submitted', 'approved'])
  expect((await moderator.ask('GET', '/moderation/queue?kind=claim')).body.total).toBe(0)
  expect((await claimant.ask('POST', `/centres/${centre}/claims`, byPage)).status).toBe(409)
})

test.each<[string, object, string]>([
  ['by a domain that is not the institution’s', { part: 'x', proof: 'domain' }, 'proof'],
  ['by a page that is not named', { part: 'x', proof: 'page' }, 'page'],
  ['by a page that is no address', { part: 'x', proof: 'page', page: 'javascript:alert(1)' }, 'page'],
  ['by an association that is not named', { part: 'x', proof: 'association' }, 'association'],
  ['by something else', { part: 'x', proof: 'word' }, 'proof'],
  [
    'by somebody who does not say what they are to it',
    { part: ' ', proof: 'association', association: 'EWCA' },
    'part',
  ],
  ['with more than a claim holds', { ...byPage, state: 'approved' }, 'state'],
  ['in the name of another', { ...byPage, personId: 'x', evidence: ['institution-domain'] }, 'personId'],
])('a claim %s is refused by its field', async (_, body, name) => {
  const centre = await aCentre()
  const { status, body: problem } = await stranger.ask('POST', `/centres/${centre}/claims`, body)
  expect(status).toBe(400)
  expect(JSON.stringify(problem.errors)).toContain(name)
  expect((await stranger.ask('GET', '/claims')).body.items).toEqual([])
})

test('one claim on a centre may be open; what was taken back is claimed anew', async () => {
  const centre = await aCentre()
  const both = await Promise.all([1, 2].map(() => claimant.ask('POST', `/centres/${centre}/claims`, byPage)))
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  const { id } = both.find(({ status }) => status === 201)?.body ?? {}
  expect((await claimant.ask('DELETE', `/claims/${id}`)).status).toBe(200)
  expect((await claimant.ask('DELETE', `/claims/${id}`)).status).toBe(409)
  expect((await moderator.ask('GET', `/moderation/claims/${id}`)).status).toBe(404)
  expect(await actsOn(id)).toEqual(['submitted', 'withdrawn'])
  const again = await claimed(centre)
  await decide(again, refuse)
})

test('of two moderators the second is told, and one steward is made', async () => {
  const centre = await aCentre()
  const { id, revision } = await claimed(centre)
  const both = await Promise.all(
    [moderator, second].map((by) => by.ask('POST', `/moderation/claims/${id}/decision`, { revision, ...approve })),
  )
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(await actsOn(id)).toEqual(['submitted', 'approved'])
})

test('a refusal is appealed once, and somebody else decides on it', async () => {
  const centre = await aCentre()
  const claim = await claimed(centre)
  const refused = await decide(claim, { ...refuse, message: 'Wie is u?' })
  expect(refused.body).toMatchObject({ state: 'rejected', reason: 'not-shown', message: 'Wie is u?', appeal: null })
  expect((await office.letterTo('writing@sun.ac.za', 'Wie is u?')).text).toContain('appelleer')
  const { revision } = refused.body
  const appeal = (body: object, by = claimant) => by.ask('POST', `/claims/${claim.id}/appeal`, body)
  expect((await appeal({ revision, message: ' ' })).status).toBe(400)
  expect((await appeal({ revision: revision - 1, message: 'Kyk weer.' })).status).toBe(409)
  expect((await appeal({ revision, message: 'Kyk weer.' }, stranger)).status).toBe(404)
  await aDayWithoutLetters()
  const appealed = await appeal({ revision, message: 'Kyk weer.' })
  expect(appealed.body).toMatchObject({ state: 'submitted', appeal: 'Kyk weer.' })
  await office.letterTo('second@example.org', `/moderate/claims/${claim.id}`)
  expect((await second.ask('GET', '/moderation/queue?kind=claim')).body.items).toMatchObject([
    { id: claim.id, isAppeal: true },
  ])
  expect((await read(claim)).isForAnother).toBe(true)
  expect((await decide(claim, approve)).status).toBe(403)
  expect((await read(claim, second)).isForAnother).toBe(false)
  const last = await decide(claim, { outcome: 'reject', reason: 'other', message: 'Nee.' }, second)
  expect(last.body.state).toBe('rejected')
  expect((await appeal({ revision: last.body.revision, message: 'Nog een keer.' })).status).toBe(409)
  expect(await actsOn(claim.id)).toEqual(['submitted', 'rejected', 'appealed', 'rejected'])
})

test('an appeal is decided by whoever refused where there is nobody else', async () => {
  const others = await database.$client`
    delete from moderators where person_id = (select id from people where email = 'second@example.org') returning *`
  const claim = await claimed(await aCentre())
  const { body } = await decide(claim, refuse)
  await claimant.ask('POST', `/claims/${claim.id}/appeal`, { revision: body.revision, message: 'Kyk weer.' })
  expect((await decide(claim, approve)).status).toBe(200)
  for (const { person_id, scope, code, since } of others)
    await database.$client`insert into moderators values (${person_id}, ${scope}, ${code}, ${since})`
})

test('nobody decides on a claim of their own where there is somebody else', async () => {
  const claim = await claimed(await aCentre(), moderator)
  expect((await decide(claim, approve)).status).toBe(403)
  expect((await decide(claim, refuse, second)).status).toBe(200)
})

test('a refused registration is appealed once, and somebody else decides on it', async () => {
  const begun = await claimant.ask('POST', '/registrations', { form: aForm({ names: [{ text: 'Appèl' }] }) })
  const { id } = begun.body
  const sent = await claimant.ask('POST', `/registrations/${id}/submission`, { revision: 1 })
  const decideOn = (revision: number, decision: object, by: Visitor) =>
    by.ask('POST', `/moderation/registrations/${id}/decision`, { revision, ...decision })
  const reject = { outcome: 'reject', reason: 'duplicate' }
  const refused = await decideOn(sent.body.revision, reject, moderator)
  const appeal = (revision: number, by = claimant) =>
    by.ask('POST', `/registrations/${id}/appeal`, { revision, message: 'Dit is ’n ander een.' })
  expect((await appeal(refused.body.revision, stranger)).status).toBe(404)
  await aDayWithoutLetters()
  const appealed = await appeal(refused.body.revision)
  expect(appealed.body).toMatchObject({ state: 'submitted', appeal: 'Dit is ’n ander een.' })
  await office.letterTo('second@example.org', `/moderate/registrations/${id}`)
  const queue = await second.ask('GET', '/moderation/queue?kind=registration')
  expect(queue.body.items).toMatchObject([{ id, isAppeal: true }])
  expect((await moderator.ask('GET', `/moderation/registrations/${id}`)).body.isForAnother).toBe(true)
  const published = { outcome: 'publish' }
  expect((await decideOn(appealed.body.revision, published, moderator)).status).toBe(403)
  const last = await decideOn(appealed.body.revision, reject, second)
  expect(last.body.state).toBe('rejected')
  expect((await appeal(last.body.revision)).status).toBe(409)
})

/** A centre that somebody keeps, and what another says of it. */
async function contested(): Promise<{ centre: string; claim: Known }> {
  const centre = await aCentre()
  await decide(await claimed(centre, keeper), approve)
  return { centre, claim: await claimed(centre) }
}

test('who keeps the record is asked, and is heard for seven days', async () => {
  const { centre, claim } = await contested()
  expect(claim).toMatchObject({ contestedUntil: inDays(7).toISOString() })
  const letter = await office.letterTo('keeper@example.net', `/claims/${claim.id}/answer`)
  expect(letter.text).toContain('1 December 2026')
  expect((await claimant.ask('GET', `/centres/${centre}/claim`)).body).toMatchObject({ isKept: true, isYours: false })
  expect((await keeper.ask('GET', `/claims/${claim.id}/contest`)).body).toMatchObject({
    claimant: 'writing@sun.ac.za',
    part: 'I run it',
    answer: null,
  })
  const early = await decide(claim, approve)
  expect([early.status, early.body.detail]).toEqual([409, expect.stringContaining('has until 2026-12-01')])
  expect((await read(claim)).claim.state).toBe('submitted')

  const waiting = async () => {
    const { centres } = (await keeper.ask('GET', '/me')).body
    return centres.find(({ id }: { id: string }) => id === centre).claims
  }
  expect(await waiting()).toEqual([claim.id])
  const answer = await keeper.ask('PUT', `/claims/${claim.id}/contest`, { agrees: false, message: 'Who is this?' })
  expect(await waiting()).toEqual([])
  expect(answer.body.answer).toMatchObject({ agrees: false, message: 'Who is this?' })
  expect(await read(claim)).toMatchObject({
    approvableFrom: inDays(7).toISOString(),
    stewards: [{ by: 'keeper@example.net', answer: { agrees: false, message: 'Who is this?' } }],
  })
  expect((await decide(claim, approve)).status).toBe(409)
  expect(JSON.stringify((await claimant.ask('GET', `/claims/${claim.id}`)).body)).not.toContain('Who is this?')

  clock = inDays(7)
  expect((await read(claim)).approvableFrom).toBeNull()
  expect((await decide(claim, approve)).status).toBe(200)
  clock = fixedNow
  await office.letterTo('keeper@example.net', 'writing@sun.ac.za')
  expect(await actsOn(claim.id)).toEqual(['submitted', 'objected', 'approved'])
  expect(JSON.stringify((await read(claim)).acts)).not.toContain('Who is this?')
  expect((await keeper.ask('PUT', `/claims/${claim.id}/contest`, { agrees: true })).status).toBe(409)
})

test('where all who keep the record agree, nobody waits', async () => {
  const { claim } = await contested()
  const stale = await read(claim)
  expect((await keeper.ask('PUT', `/claims/${claim.id}/contest`, { agrees: true })).status).toBe(200)
  const late = await moderator.ask('POST', `/moderation/claims/${claim.id}/decision`, {
    revision: stale.claim.revision,
    ...approve,
  })
  expect(late.status).toBe(409)
  expect((await decide(claim, approve)).status).toBe(200)
})

test('of two who claim one centre, the second is put to the first once that keeps it', async () => {
  const centre = await aCentre()
  const first = await claimed(centre)
  const other = await claimed(centre, stranger)
  expect(other).toMatchObject({ contestedUntil: null })
  await decide(first, approve)
  await office.letterTo('writing@sun.ac.za', `/claims/${other.id}/answer`)
  expect((await read(other)).approvableFrom).toBe(inDays(7).toISOString())
  expect((await decide(other, approve)).status).toBe(409)
  expect((await decide(other, { outcome: 'reject', reason: 'stewards-object' })).status).toBe(200)
})

const versionOf = async (id: string) => (await moderator.ask('GET', `/moderation/centres/${id}`)).body.version
async function merge(kept: string, goneId: string) {
  const { status, body } = await moderator.ask('POST', `/moderation/centres/${kept}/merger`, {
    goneId,
    version: await versionOf(kept),
    goneVersion: await versionOf(goneId),
    choices: {},
  })
  expect([status, body.detail]).toEqual([200, undefined])
}
async function split(id: string) {
  const { status } = await moderator.ask('POST', `/moderation/centres/${id}/split`, { version: await versionOf(id) })
  expect(status).toBe(200)
}
const appeal = async ({ id }: Known, by = claimant) => {
  const { revision } = (await by.ask('GET', `/claims/${id}`)).body
  return by.ask('POST', `/claims/${id}/appeal`, { revision, message: 'Kyk weer.' })
}

test('who has claimed anew does not appeal as well, nor who keeps the record by now', async () => {
  const centre = await aCentre()
  const refused = await claimed(centre)
  await decide(refused, refuse)
  const anew = await claimed(centre)
  const late = await appeal(refused)
  expect([late.status, late.body.detail]).toEqual([409, expect.stringContaining('claimed this centre anew')])
  await decide(anew, approve)
  const kept = await appeal(refused)
  expect([kept.status, kept.body.detail]).toEqual([409, expect.stringContaining('keep this record already')])
})

test('a refused claim follows its record into another, and can be appealed there', async () => {
  const [gone, heir] = [await aCentre(), await aCentre()]
  const claim = await claimed(gone)
  const final = await claimed(gone, stranger)
  await decide(claim, refuse)
  await decide(final, refuse)
  await appeal(final, stranger)
  await decide(final, refuse, second)
  await merge(heir, gone)
  const centreOf = async (one: Known, by = claimant) => (await by.ask('GET', `/claims/${one.id}`)).body.centre.id
  expect([await centreOf(claim), await centreOf(final, stranger)]).toEqual([heir, gone])
  expect((await appeal(claim)).body).toMatchObject({ state: 'submitted', centre: { id: heir } })
  await split(gone)
  expect(await centreOf(claim)).toBe(gone)
  await merge(heir, gone)
  expect((await decide(claim, approve, second)).status).toBe(200)
  expect((await claimant.ask('GET', `/centres/${heir}/form`)).status).toBe(200)
})

test('a centre is claimed three times in ninety days, and not at all once an appeal was refused', async () => {
  const centre = await aCentre()
  for (const _ of [1, 2, 3]) {
    const { id } = await claimed(centre)
    await claimant.ask('DELETE', `/claims/${id}`)
  }
  const more = () => claimant.ask('POST', `/centres/${centre}/claims`, byPage)
  expect([(await more()).status, (await more()).body.detail]).toEqual([429, expect.stringContaining('3 times')])
  clock = inDays(91)
  expect((await more()).status).toBe(201)
  clock = fixedNow

  const other = await aCentre()
  const final = await claimed(other)
  await decide(final, refuse)
  await appeal(final)
  await decide(final, refuse, second)
  const again = await claimant.ask('POST', `/centres/${other}/claims`, byPage)
  expect([again.status, again.body.detail]).toEqual([409, expect.stringContaining('again from 2027-02-22')])
  clock = inDays(91)
  expect((await claimant.ask('POST', `/centres/${other}/claims`, byPage)).status).toBe(201)
  clock = fixedNow
})

test('one person claims ten centres a day, however many at once', async () => {
  const eager = await office.signIn('eager@example.org')
  const { items } = (await office.visitor().ask('GET', '/centres?country=ZA&limit=12')).body
  const all = await Promise.all(
    items.map(({ id: centre }: { id: string }) => eager.ask('POST', `/centres/${centre}/claims`, byPage)),
  )
  const statuses = all.map(({ status }) => status).sort()
  expect(statuses).toEqual([...Array(10).fill(201), 429, 429])
  expect((await eager.ask('GET', '/claims')).body.items).toHaveLength(10)
})

/** Somebody who keeps the centre lets another keep it in their place. */
async function handOver(centre: string, from: Visitor, to: Visitor, email: string) {
  const sent = await from.ask('POST', `/centres/${centre}/invitations`, { email, handsOver: true })
  expect(sent.status).toBe(201)
  const { text = '' } = (await office.lettersTo(email, 1, '/invitations/'))[0] ?? {}
  const token = decodeURIComponent(/\/invitations\/([^\s?]+)/.exec(text)?.[1] ?? '')
  expect((await to.ask('POST', '/invitations/accepted', { token })).status).toBe(200)
}

test('who comes to keep a record by an invitation is heard about what is claimed there', async () => {
  const heir = await office.signIn('heir@example.net')
  const { centre, claim } = await contested()
  const own = await claimed(centre, heir)
  clock = inDays(6)
  await handOver(centre, keeper, heir, 'heir@example.net')
  await office.letterTo('heir@example.net', `/claims/${claim.id}/answer`)
  clock = inDays(7)
  expect((await decide(claim, approve)).status).toBe(409)
  expect((await read(claim)).approvableFrom).toBe(inDays(13).toISOString())
  clock = fixedNow
  // Their own has nothing left to ask for.
  expect((await heir.ask('GET', `/claims/${own.id}`)).body.state).toBe('withdrawn')
  expect(await actsOn(own.id)).toEqual(['submitted', 'withdrawn'])
})

test('who comes to keep a record by a merger is heard about what is claimed there', async () => {
  const [gone, heir] = [await aCentre(), await aCentre()]
  const mover = await office.signIn('mover@example.net')
  await makeSteward(database, await personId('mover@example.net'), gone, fixedNow.toISOString())
  const claim = await claimed(heir)
  const own = await claimed(heir, mover)
  const twice = [await claimed(gone, stranger), await claimed(heir, stranger)] as const
  await merge(heir, gone)
  await office.letterTo('mover@example.net', `/claims/${claim.id}/answer`)
  expect((await decide(claim, approve)).status).toBe(409)
  expect((await mover.ask('GET', `/claims/${own.id}`)).body.state).toBe('withdrawn')
  const states = twice.map(async ({ id }) => (await stranger.ask('GET', `/claims/${id}`)).body.state)
  expect(await Promise.all(states)).toEqual(['withdrawn', 'submitted'])
  for (const { id } of [own, twice[0]]) {
    const [act] = await database.$client`
      select role, action, person_id from acts where subject_id = ${id} order by id desc limit 1`
    expect(act).toEqual({
      role: 'moderator',
      action: 'withdrawn',
      person_id: await personId('moderator@example.org'),
    })
  }
})

test('what shows a claim is what shows it of the record that it has come to', async () => {
  const found = await office.visitor().ask('GET', '/lookalikes?website=https://www.up.ac.za/x')
  const gone = found.body.items[0].centre.id
  const heir = await aCentre()
  const pretorian = await office.signIn('skryf@up.ac.za')
  const claim = await claimed(gone, pretorian)
  expect(claim).toMatchObject({ evidence: ['email-confirmed', 'institution-domain'] })
  await merge(heir, gone)
  expect((await read(claim)).claim.evidence).toEqual(['email-confirmed'])
  await split(gone)
  expect((await read(claim)).claim.evidence).toEqual(['email-confirmed', 'institution-domain'])
  // A website that is put right counts at once.
  const form = (await moderator.ask('GET', `/centres/${gone}/form`)).body
  const institutions = form.form.institutions.map((one: object) => ({ ...one, website: 'https://other.example' }))
  const put = await moderator.ask('PUT', `/centres/${gone}/form`, {
    ...{ version: form.version },
    form: { ...form.form, mailbox: 'office@up.ac.za', website: 'https://other.example', institutions },
  })
  expect([put.status, put.body.errors]).toEqual([200, undefined])
  expect((await decide(claim, approve)).status).toBe(200)
  const [record] =
    await database.$client`select record -> 'evidence' as evidence from centre_records where centre_id = ${gone}`
  expect(JSON.stringify(record)).not.toContain('institution-domain')
})

test('what is withdrawn from the directory cannot be claimed', async () => {
  const centre = await aCentre()
  const claim = await claimed(centre)
  const set = (state: string) => database.$client`
    update centre_records set record = (record::jsonb || jsonb_build_object('state', ${state}::text))::json
    where centre_id = ${centre}`
  await set('withdrawn')
  expect((await stranger.ask('POST', `/centres/${centre}/claims`, byPage)).status).toBe(410)
  expect((await decide(claim, approve)).status).toBe(410)
  await set('published')
  expect((await stranger.ask('POST', '/centres/wca-0000000/claims', byPage)).status).toBe(404)
  await decide(claim, refuse)
})

test('every door of claims is shut to whom it does not concern', async () => {
  const { centre, claim } = await contested()
  const { id, revision } = claim
  const doors = [
    ['GET', `/centres/${centre}/claim`, undefined, 200],
    ['GET', '/claims', undefined, 200],
    ['GET', `/claims/${id}`, undefined, 404],
    ['DELETE', `/claims/${id}`, undefined, 404],
    ['POST', `/claims/${id}/appeal`, { revision, message: 'x' }, 404],
    ['GET', `/claims/${id}/contest`, undefined, 404],
    ['PUT', `/claims/${id}/contest`, { agrees: true }, 404],
    ['GET', `/moderation/claims/${id}`, undefined, 403],
    ['POST', `/moderation/claims/${id}/decision`, { revision, ...approve }, 403],
    ['POST', `/moderation/claims/${id}/notes`, { text: 'x' }, 403],
  ] as const
  for (const [method, url, body, expected] of doors) {
    expect([url, (await stranger.ask(method, url, body)).status]).toEqual([url, expected])
    expect([url, (await office.visitor().ask(method, url, body)).status]).toEqual([url, 401])
  }
  expect((await office.visitor().ask('POST', `/centres/${centre}/claims`, byPage)).status).toBe(401)
  // Not the claimant on the stewards' page, nor the steward on the claimant's.
  expect((await claimant.ask('GET', `/claims/${id}/contest`)).status).toBe(404)
  expect((await keeper.ask('GET', `/claims/${id}`)).status).toBe(404)
  const smuggled = [
    ['PUT', `/claims/${id}/contest`, { agrees: true, personId: 'x' }, keeper],
    ['POST', `/moderation/claims/${id}/decision`, { revision, ...approve, centreId: 'wca-0000000' }, moderator],
    ['POST', `/claims/${id}/appeal`, { revision, message: 'x', state: 'approved' }, claimant],
  ] as const
  for (const [method, url, body, by] of smuggled)
    expect([url, (await by.ask(method, url, body)).status]).toEqual([url, 400])
  expect((await decide(claim, { outcome: 'reject' })).status).toBe(400)
  expect((await decide(claim, { outcome: 'reject', reason: 'other' })).status).toBe(400)

  const narrow = await office.signIn('kenya@example.org')
  const [person] = await database.$client`select id from people where email = 'kenya@example.org'`
  await database.$client`insert into moderators values (${person?.id}, 'country', 'KE', now())`
  expect((await narrow.ask('GET', `/moderation/claims/${id}`)).status).toBe(404)
  expect((await narrow.ask('GET', '/moderation/queue?kind=claim')).body.total).toBe(0)
  await database.$client`insert into moderators values (${person?.id}, 'country', 'US', now())`
  expect((await narrow.ask('GET', `/moderation/claims/${id}`)).status).toBe(200)
})

test('a note on a claim is for moderators alone', async () => {
  const claim = await claimed(await aCentre())
  const note = await moderator.ask('POST', `/moderation/claims/${claim.id}/notes`, { text: 'Bel hulle.' })
  expect(note.body).toMatchObject({ action: 'note', subject: 'claim', details: { text: 'Bel hulle.' } })
  expect((await read(claim)).acts).toMatchObject([{ action: 'note' }, { action: 'submitted' }])
  expect(JSON.stringify((await claimant.ask('GET', `/claims/${claim.id}`)).body)).not.toContain('Bel')
  await decide(claim, refuse)
})

test('claims go with their person', async () => {
  const leaver = await office.signIn('leaver@example.net')
  const claim = await claimed(await aCentre(), leaver)
  await database.$client`delete from people where email = 'leaver@example.net'`
  expect((await moderator.ask('GET', `/moderation/claims/${claim.id}`)).status).toBe(404)
  expect((await moderator.ask('GET', '/moderation/queue?kind=claim&days=1')).status).toBe(200)
})

const names = new Map<string, string>()
const personId = async (email: string) =>
  (await database.$client`select id from people where email = ${email}`)[0]?.id as string

/** A listed centre that these people keep. */
async function keptBy(...emails: string[]): Promise<string> {
  const centre = await aCentre()
  for (const email of emails) {
    if (!(await personId(email))) await office.signIn(email, email.startsWith('fr') ? 'fr' : 'en')
    await makeSteward(database, await personId(email), centre, fixedNow.toISOString())
  }
  names.set(centre, (await office.visitor().ask('GET', `/centres/${centre}`)).body.names[0].text)
  return centre
}

const byPeers = (...peers: string[]) => ({ part: 'I have run it since May', proof: 'peers', peers })
async function vouchToken(email: string, peer: string): Promise<string> {
  const { text } = await office.letterTo(email, names.get(peer))
  const [, token] = /\/vouch\/([^\s?]+)/.exec(text ?? '') ?? []
  if (!token) throw new Error(`There is no link to vouch in: ${text}`)
  return token
}
const vouch = (token: string, knows = true) => office.visitor().ask('POST', `/vouches/${token}`, { knows })
const askedOf = async ({ id }: Known, by: Visitor) => (await by.ask('GET', `/claims/${id}`)).body

test('two other centres vouch, each once, and moderators see it', async () => {
  const [paris, oslo] = [
    await keptBy('fr-paris@example.org', 'paris-two@example.org'),
    await keptBy('oslo@example.org'),
  ]
  const centre = await aCentre()
  const found = await stranger.ask('GET', `/centres/${centre}/peers?q=${encodeURIComponent(names.get(paris) ?? '')}`)
  expect(found.body.items).toContainEqual(
    expect.objectContaining({ centre: expect.objectContaining({ id: paris }), obstacle: null }),
  )
  expect(JSON.stringify(found.body)).not.toContain('@')
  const claim = await claimed(centre, stranger, byPeers(paris, oslo))
  expect(claim).toMatchObject({ revision: 1, vouches: [{ state: 'asked' }, { state: 'asked' }] })

  const letter = await office.letterTo('fr-paris@example.org', names.get(paris))
  expect(letter.text).toContain('stranger@example.com')
  expect(letter.text).toContain('I have run it since May')
  expect(letter.text).toContain('8 décembre 2026')
  const [first, second] = [
    await vouchToken('fr-paris@example.org', paris),
    await vouchToken('paris-two@example.org', paris),
  ]
  const visitor = office.visitor()
  for (const _ of [1, 2])
    expect((await visitor.ask('GET', `/vouches/${first}`)).body).toMatchObject({
      claimed: { id: centre },
      peer: { id: paris },
      claimant: 'stranger@example.com',
      part: 'I have run it since May',
      expiresAt: inDays(14).toISOString(),
    })
  const both = await Promise.all([vouch(first), vouch(second)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 410])
  for (const token of [first, second]) {
    expect((await vouch(token)).status).toBe(410)
    const spent = await visitor.ask('GET', `/vouches/${token}`)
    expect([spent.status, spent.body.reason]).toEqual([410, 'link'])
  }
  const half = await askedOf(claim, stranger)
  expect([half.revision, half.evidence]).toEqual([2, ['email-confirmed']])
  expect(half.vouches.map(({ state }: { state: string }) => state).sort()).toEqual(['asked', 'vouched'])

  expect((await vouch(await vouchToken('oslo@example.org', oslo))).body).toEqual({ knows: true })
  const whole = await askedOf(claim, stranger)
  expect([whole.revision, whole.evidence]).toEqual([3, ['email-confirmed', 'peers']])
  expect(JSON.stringify(whole)).not.toMatch(/paris|oslo@/)
  const queue = await moderator.ask('GET', '/moderation/queue?kind=claim')
  expect(queue.body.items).toContainEqual(
    expect.objectContaining({ id: claim.id, evidence: ['email-confirmed', 'peers'] }),
  )
  expect((await read(claim)).claim.vouches.map((one: { centre: { id: string } }) => one.centre.id).sort()).toEqual(
    [paris, oslo].sort(),
  )
  expect(await actsOn(claim.id)).toEqual(['submitted', 'peers-asked', 'vouched', 'vouched'])

  expect((await decide(claim, approve)).status).toBe(200)
  const profile = await office.visitor().ask('GET', `/centres/${centre}`)
  expect(
    JSON.stringify([profile.body, (await office.visitor().ask('GET', `/centres/${centre}/history`)).body]),
  ).not.toContain('peers')

  // What one vouched is taken away by who did, and outlives them as nobody's.
  const oslos = await office.signIn('oslo@example.org')
  expect((await oslos.ask('GET', '/me/data')).body.vouches).toMatchObject([
    { claimId: claim.id, centreId: oslo, state: 'vouched' },
  ])
  expect((await stranger.ask('GET', '/me/data')).body.vouchesAsked).toHaveLength(2)
  expect((await oslos.ask('DELETE', '/me', { email: 'oslo@example.org' })).status).toBe(200)
  expect((await read(claim)).claim.vouches).toHaveLength(2)
})

test('only other centres are asked that somebody else keeps', async () => {
  const asker = await office.signIn('asker@example.com')
  const [fine, own, alone] = [
    await keptBy('fine@example.org'),
    await keptBy('asker@example.com', 'alone@example.org'),
    await keptBy('alone@example.org'),
  ]
  const [twin, nobodys] = [await keptBy('alone@example.org'), await keptBy()]
  const centre = await keptBy('insider@example.org')
  const insiders = await keptBy('insider@example.org')
  const refused = async (body: object, name: string) => {
    const { status, body: problem } = await asker.ask('POST', `/centres/${centre}/claims`, body)
    expect([status, problem.errors?.[0].name]).toEqual([400, name])
  }
  await refused(byPeers(fine), 'peers')
  await refused(byPeers(fine, fine), 'peers')
  await refused(byPeers(fine, alone, twin), 'peers')
  await refused({ ...byPage, peers: [fine, alone] }, 'peers')
  await refused(byPeers(fine, centre), 'peers.1')
  await refused(byPeers(own, fine), 'peers.0')
  await refused(byPeers(fine, nobodys), 'peers.1')
  await refused(byPeers(fine, insiders), 'peers.1')
  await refused(byPeers(fine, 'wca-0000000'), 'peers.1')
  await refused(byPeers(alone, twin), 'peers.0')
  expect((await asker.ask('GET', '/claims')).body.items).toEqual([])
  const obstacleOf = async (id: string) => {
    const { body } = await asker.ask('GET', `/centres/${centre}/peers?q=${encodeURIComponent(names.get(id) ?? '')}`)
    return body.items.find((one: { centre: { id: string } }) => one.centre.id === id)?.obstacle
  }
  expect([
    await obstacleOf(own),
    await obstacleOf(nobodys),
    await obstacleOf(insiders),
    await obstacleOf(fine),
  ]).toEqual(['yours', 'nobody', 'nobody', null])
  expect(await obstacleOf(centre)).toBeUndefined()
})

test('a link to vouch is for one person, one centre and a claim that waits', async () => {
  const asker = await office.signIn('linked@example.com')
  const [one, two] = [
    await keptBy('one@example.org', 'both@example.org'),
    await keptBy('two@example.org', 'both@example.org'),
  ]
  const claim = await claimed(await aCentre(), asker, byPeers(one, two))
  const token = await vouchToken('one@example.org', one)
  const [purpose, person, about, expires, signature] = token.split('.')
  const { authSecret } = office.services.settings
  const forged = (secret: string, changed: object = {}) =>
    writeMandate(secret, {
      purpose: 'vouch',
      personId: person ?? '',
      about: about ?? '',
      expiresAt: inDays(14),
      ...changed,
    })
  const gone = [
    forged('another secret of at least 32 characters'),
    [purpose, await personId('linked@example.com'), about, expires, signature].join('.'),
    [purpose, person, about, 'zzzzzzzz', signature].join('.'),
    forged(authSecret, { purpose: 'confirm' }),
    forged(authSecret, { expiresAt: fixedNow }),
    forged(authSecret, { about: '0b9d4b3e-6c1f-4a54-9f0e-1f6a5c1b7a10' }),
    forged(authSecret, { personId: 'nobody' }),
    'no-token',
  ]
  for (const wrong of gone) {
    expect([wrong, (await office.visitor().ask('GET', `/vouches/${wrong}`)).status]).toEqual([wrong, 410])
    expect([wrong, (await vouch(wrong)).status]).toEqual([wrong, 410])
  }
  expect(forged(authSecret)).toBe(token)
  const shut = async (personId: string) => (await vouch(forged(authSecret, { personId }))).status
  expect(await shut(await personId('linked@example.com'))).toBe(403)
  expect(await shut(await personId('two@example.org'))).toBe(403)
  expect((await office.visitor().ask('POST', `/vouches/${token}`, { knows: true, personId: 'x' })).status).toBe(400)

  // One person has one voice, and whoever has come to keep the claimed record has another.
  expect((await vouch(await vouchToken('both@example.org', two))).status).toBe(200)
  expect(await shut(await personId('both@example.org'))).toBe(403)
  const { centre } = await askedOf(claim, asker)
  await makeSteward(database, await personId('one@example.org'), centre.id, fixedNow.toISOString())
  expect((await vouch(token)).status).toBe(403)
  await database.$client`delete from stewards where centre_id = ${centre.id}`
  clock = inDays(14)
  expect((await vouch(token)).status).toBe(410)
  clock = fixedNow

  await decide(claim, refuse)
  const over = await office.visitor().ask('GET', `/vouches/${token}`)
  expect([over.status, over.body.reason, (await vouch(token)).status]).toEqual([410, 'claim', 410])
  expect((await askedOf(claim, asker)).evidence).toEqual(['email-confirmed'])
})

test('who does not vouch is replaced, twice at most, as long as the claim waits', async () => {
  const asker = await office.signIn('replacing@example.com')
  const peers: string[] = []
  for (const at of [1, 2, 3, 4, 5]) peers.push(await keptBy(`peer${at}@example.org`))
  const [one = '', two = '', three = '', four = '', five = ''] = peers
  const claim = await claimed(await aCentre(), asker, byPage)
  const ask = (ids: string[], by = asker) => by.ask('POST', `/claims/${claim.id}/peers`, { peers: ids })
  expect((await ask([one], stranger)).status).toBe(404)
  expect((await ask([one], office.visitor())).status).toBe(401)
  expect((await office.visitor().ask('GET', `/centres/${one}/peers?q=x`)).status).toBe(401)
  expect((await ask([])).status).toBe(400)
  expect((await ask([one, two])).body).toMatchObject({ revision: 2, proof: 'page', vouches: [{}, {}] })
  expect((await ask([three])).status).toBe(409)
  expect((await vouch(await vouchToken('peer1@example.org', one), false)).body).toEqual({ knows: false })
  expect((await ask([one])).body.errors[0].name).toBe('peers.0')
  expect((await ask([three, four])).status).toBe(409)
  expect((await ask([three])).status).toBe(200)
  // One that was silent until its link ran out is replaced too.
  clock = inDays(15)
  expect((await ask([four, five])).status).toBe(409)
  expect((await ask([four])).status).toBe(200)
  expect((await ask([five])).status).toBe(409)
  clock = fixedNow
  const states = (await askedOf(claim, asker)).vouches.map(({ state }: { state: string }) => state)
  expect(states.sort()).toEqual(['asked', 'asked', 'asked', 'declined'])

  const other = await claimed(await aCentre(), asker, byPage)
  const askFor = (ids: string[]) => asker.ask('POST', `/claims/${other.id}/peers`, { peers: ids })
  expect((await askFor([one, two])).status).toBe(200)
  await asker.ask('DELETE', `/claims/${other.id}`)
  expect((await askFor([three])).status).toBe(409)
  const over = await office.visitor().ask('GET', `/vouches/${await vouchToken('peer2@example.org', two)}`)
  expect([over.status, over.body.reason]).toEqual([410, 'claim'])
  const third = await claimed(await aCentre(), asker, byPage)
  const most = await asker.ask('POST', `/claims/${third.id}/peers`, { peers: [five] })
  expect([most.status, most.body.detail]).toEqual([409, expect.stringContaining('within 14 days')])
  await decide(claim, refuse)
  await decide(third, refuse)
})

test('links to vouch outlive mergers, but nobody vouches for their own record', async () => {
  const asker = await office.signIn('merging@example.com')
  const [one, two, heir] = [await keptBy('goes@example.org'), await keptBy('stays@example.org'), await keptBy()]
  const centre = await aCentre()
  const claim = await claimed(centre, asker, byPeers(one, two))
  const tokens = [await vouchToken('goes@example.org', one), await vouchToken('stays@example.org', two)]
  const peersOf = async () =>
    (await askedOf(claim, asker)).vouches
      .map((one: { centre: { id: string }; state: string }) => [one.centre.id, one.state])
      .sort()

  await merge(heir, one)
  for (const token of tokens) expect((await vouch(token)).status).toBe(200)
  expect(await peersOf()).toEqual(
    [
      [heir, 'vouched'],
      [two, 'vouched'],
    ].sort(),
  )
  // Two that are one count once, until they are two again.
  await merge(two, heir)
  expect(await peersOf()).toEqual([[two, 'vouched']])
  expect((await askedOf(claim, asker)).evidence).toEqual(['email-confirmed'])
  await split(heir)
  expect(await peersOf()).toEqual(
    [
      [heir, 'vouched'],
      [two, 'vouched'],
    ].sort(),
  )
  expect((await askedOf(claim, asker)).evidence).toEqual(['email-confirmed', 'peers'])
  await merge(centre, two)
  expect(await peersOf()).toEqual([[heir, 'vouched']])
  expect((await decide(claim, refuse)).status).toBe(200)
})
