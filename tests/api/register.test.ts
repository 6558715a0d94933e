import { randomUUID } from 'node:crypto'
import { queryString } from '@centres/contract'
import { type Database, readRecord, usualDays } from '@centres/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aForm } from '../support/a-form.ts'
import { testDatabase } from '../support/database.ts'
import { type Office, openOffice, type Visitor } from '../support/people.ts'

let database: Database
let office: Office
let steward: Visitor
let moderator: Visitor
beforeAll(async () => {
  database = await testDatabase({ seeded: true })
  office = await openOffice(database)
  steward = await office.signIn('steward@sun.ac.za', 'af')
  moderator = await office.signIn('moderator@example.org')
})
afterAll(() => office.close())

async function sent(form = aForm(), by = steward): Promise<{ id: string; revision: number }> {
  const begun = await by.ask('POST', '/registrations', { form })
  const { status, body } = await by.ask('POST', `/registrations/${begun.body.id}/submission`, { revision: 1 })
  expect([status, body.errors]).toEqual([200, undefined])
  return body
}

const decide = ({ id, revision }: { id: string; revision: number }, decision: object, by = moderator) =>
  by.ask('POST', `/moderation/registrations/${id}/decision`, { revision, ...decision })

test('a centre comes into the directory: drafted, sent, looked at, published, kept', async () => {
  const draft = await steward.ask('POST', '/registrations', { form: { names: [{ text: 'Skryf' }] } })
  expect([draft.status, draft.body.state, draft.body.revision]).toEqual([201, 'draft', 1])
  const { id } = draft.body
  const saved = await steward.ask('PUT', `/registrations/${id}`, { form: aForm(), revision: 1 })
  expect([saved.status, saved.body.revision]).toEqual([200, 2])

  const submitted = await steward.ask('POST', `/registrations/${id}/submission`, { revision: 2 })
  expect(submitted.body).toMatchObject({
    state: 'submitted',
    revision: 3,
    evidence: ['email-confirmed', 'institution-domain'],
  })
  expect((await office.letterTo('steward@sun.ac.za', 'Skryflab')).text).toContain(`/registrations/${id}`)
  await office.letterTo('moderator@example.org', `/moderate/registrations/${id}`)
  expect((await steward.ask('GET', '/registrations')).body.items).toMatchObject([{ id, title: 'Skryflab' }])

  const queue = await moderator.ask('GET', '/moderation/queue')
  expect(queue.body).toMatchObject({
    total: 1,
    countries: [{ code: 'ZA', count: 1 }],
    items: [
      { kind: 'registration', id, title: 'Skryflab', institution: 'Universiteit Stellenbosch', countryCode: 'ZA' },
    ],
  })
  const looked = await moderator.ask('GET', `/moderation/registrations/${id}`)
  expect(looked.body.sender).toMatchObject({ email: 'steward@sun.ac.za', language: 'af' })
  expect(looked.body.lookalikes[0].centre.names[0].text).toMatch(/Skryflab|Writing/)

  const decided = await decide({ id, revision: 3 }, { outcome: 'publish', message: 'Welkom.' })
  expect(decided.body).toMatchObject({ state: 'published', message: 'Welkom.' })
  const { centreId } = decided.body
  const letter = await office.letterTo('steward@sun.ac.za', 'Welkom.')
  expect(letter.text).toContain(centreId)

  const profile = await office.visitor().ask('GET', `/centres/${centreId}`)
  expect(profile.body).toMatchObject({
    names: aForm().names,
    city: 'Stellenbosch',
    evidence: 'moderator-checked',
    timeZone: 'Africa/Johannesburg',
    services: ['workshop'],
    source: { kind: 'registration' },
  })
  expect(JSON.stringify(profile.body)).not.toContain('skryflab@sun.ac.za')
  expect(profile.body.confirmedAt).not.toBeNull()
  expect((await office.visitor().ask('GET', `/centres/${centreId}/history`)).body.items).toMatchObject([
    { actor: 'centre', action: 'created' },
  ])
  expect(
    (await office.visitor().ask('GET', '/centres?q=skryflab')).body.items.map((one: { id: string }) => one.id),
  ).toContain(centreId)
  expect((await steward.ask('GET', '/me')).body.centres).toMatchObject([{ id: centreId }])

  const kept = await steward.ask('GET', `/centres/${centreId}/form`)
  expect(kept.body.form).toMatchObject({ mailbox: 'skryflab@sun.ac.za', location: aForm().location })
  const { form, version } = kept.body
  const changed = await steward.ask('PUT', `/centres/${centreId}/form`, {
    form: { ...form, phone: '+27 21 808 9111', founded: '1998' },
    version,
  })
  expect([changed.status, changed.body.form.phone]).toEqual([200, '+27 21 808 9111'])
  const late = await steward.ask('PUT', `/centres/${centreId}/form`, { form: { ...form, phone: '+27 0' }, version })
  expect([late.status, late.body.type]).toEqual([409, '/docs#problem-conflict'])
  expect((await office.visitor().ask('GET', `/centres/${centreId}`)).body.phone).toBe('+27 21 808 9111')

  expect((await steward.ask('POST', `/centres/${centreId}/confirmation`)).status).toBe(200)
  expect((await moderator.ask('GET', '/moderation/acts?limit=2')).body.items).toMatchObject([
    { role: 'steward', action: 'record-confirmed', subjectId: centreId },
    { role: 'steward', action: 'record-changed', subjectId: centreId },
  ])
  expect((await office.visitor().ask('GET', `/centres/${centreId}/history`)).body.items).toMatchObject([
    { actor: 'centre', action: 'confirmed' },
    {
      actor: 'centre',
      action: 'changed',
      fields: expect.arrayContaining([{ field: 'founded', before: null, after: '1998' }]),
    },
    { actor: 'centre', action: 'created' },
  ])
})

test('the queue is narrowed by country, kind and age, and tells of all in which something waits', async () => {
  const norwegian = await sent(
    aForm({ names: [{ text: 'Skrivesenter' }], countryCode: 'NO', location: { longitude: 10.75, latitude: 59.91 } }),
  )
  const south = await sent(aForm({ names: [{ text: 'Noch een' }] }))
  const queue = async (query: string) => (await moderator.ask('GET', `/moderation/queue${query}`)).body
  const { countries, total } = await queue('')
  expect([total, countries]).toEqual([
    2,
    [
      { code: 'NO', count: 1 },
      { code: 'ZA', count: 1 },
    ],
  ])
  const narrow = await queue('?country=NO')
  expect(narrow.items).toMatchObject([{ id: norwegian.id }])
  expect(narrow.total).toBe(1)
  expect(narrow.countries).toEqual(countries)
  expect(await queue('?country=JP')).toMatchObject({ total: 0, items: [], countries })
  expect(await queue('?kind=registration')).toMatchObject({ total: 2, kinds: [{ code: 'registration', count: 2 }] })
  expect(await queue('?kind=claim')).toMatchObject({
    total: 0,
    items: [],
    countries: [],
    kinds: [{ code: 'registration', count: 2 }],
  })
  await database.$client`update registrations set submitted_at = submitted_at - interval '8 days' where id = ${south.id}`
  expect((await queue('?days=9')).total).toBe(0)
  const old = await queue('?days=8&kind=registration&country=ZA')
  expect(old.items.map((item: { id: string }) => item.id)).toEqual([south.id])
  const first = await queue('?limit=1')
  expect(first.items).toMatchObject([{ id: south.id, isAppeal: false }])
  expect((await queue(`?limit=1&cursor=${encodeURIComponent(first.nextCursor)}`)).items).toMatchObject([
    { id: norwegian.id },
  ])
  for (const waiting of [norwegian, south]) await decide(waiting, { outcome: 'reject', reason: 'duplicate' })
})

test('the institution of a new record is the one that the directory has', async () => {
  const count = async () => (await database.$client`select count(*)::int from institutions`)[0]?.count
  const before = await count()
  const form = aForm({ names: [{ text: 'Tweede Skryflab' }] })
  for (let round = 0; round < 2; round++) await decide(await sent(form), { outcome: 'publish' })
  expect((await count()) - before).toBeLessThanOrEqual(1)
})

test('whoever reads that it is published reads what a moderator mended, and nothing where nothing was', async () => {
  const form = aForm({ names: [{ text: 'Reggemaak' }] })
  const { id, revision } = await sent(form)
  const terms = { ...form.terms, service: [] }
  const mended = { ...form, website: 'https://www.sun.ac.za/skryf', precision: 'region', terms }
  expect((await decide({ id, revision }, { outcome: 'publish', message: 'Reg so?', form: mended })).status).toBe(200)
  const { text } = await office.letterTo('steward@sun.ac.za', 'Reg so?')
  expect(text).toContain('Hoe noukeurig die plek gewys word, Webwerf van die sentrum, Wat dit doen.')
  expect(text).not.toContain('Dorp of stad')
  const { acts } = (await moderator.ask('GET', `/moderation/registrations/${id}`)).body
  expect(acts[0]).toMatchObject({ action: 'published', details: { isMended: true } })

  const other = await sent(aForm({ names: [{ text: 'Soos gestuur' }] }))
  await decide(other, {
    outcome: 'publish',
    message: 'Onveranderd.',
    form: aForm({ names: [{ text: 'Soos gestuur' }] }),
  })
  expect((await office.letterTo('steward@sun.ac.za', 'Onveranderd.')).text).not.toContain('moderator die volgende')
})

test('where a moderator puts the website right, a mailbox of the wrong one shows nothing', async () => {
  const of = (website: string) => {
    const institutions = [{ type: 'university' as const, names: [{ text: 'Universiteit Ander' }], website }]
    return aForm({ names: [{ text: 'Ander Skryflab' }], website, institutions })
  }
  const levelsOf = async (decision: object) => {
    const { body } = await decide(await sent(of('https://www.sun.ac.za/')), { outcome: 'publish', ...decision })
    const record = await readRecord(database, body.centreId)
    return record?.evidence.map(({ level }) => level)
  }
  const shown = ['suggested', 'email-confirmed', 'moderator-checked']
  expect(await levelsOf({ form: of('https://www.ander.example/') })).toEqual(shown)
  expect(await levelsOf({})).toEqual([...shown.slice(0, 2), 'institution-domain', ...shown.slice(2)])
})

test('changes that are asked for are made, and it is sent again', async () => {
  const { id, revision } = await sent(aForm({ names: [{ text: 'Halwe Sentrum' }] }))
  const asked = await decide({ id, revision }, { outcome: 'ask', reason: 'not-enough', message: 'Waar is julle?' })
  expect(asked.body).toMatchObject({ state: 'changes-asked', reason: 'not-enough', message: 'Waar is julle?' })
  await office.letterTo('steward@sun.ac.za', 'Waar is julle?')
  const again = await steward.ask('PUT', `/registrations/${id}`, { form: aForm(), revision: asked.body.revision })
  const resent = await steward.ask('POST', `/registrations/${id}/submission`, { revision: again.body.revision })
  expect(resent.body).toMatchObject({ state: 'submitted', reason: null, message: null })
  expect((await decide(resent.body, { outcome: 'reject', reason: 'duplicate' })).body.state).toBe('rejected')
  const late = await steward.ask('PUT', `/registrations/${id}`, { form: aForm(), revision: resent.body.revision + 1 })
  expect(late.status).toBe(409)
})

test('of two moderators the second is told, and one record is made', async () => {
  const other = await office.signIn('moderator@example.org')
  const waiting = await sent(aForm({ names: [{ text: 'Wedloop' }] }))
  const both = await Promise.all([
    decide(waiting, { outcome: 'publish' }),
    decide(waiting, { outcome: 'publish' }, other),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(await database.$client`select centre_id from centre_names where text = 'Wedloop'`).toHaveLength(1)
})

test('who writes over a newer draft is told', async () => {
  const { id } = (await steward.ask('POST', '/registrations', { form: {} })).body
  const both = await Promise.all([
    steward.ask('PUT', `/registrations/${id}`, { form: { city: 'A' }, revision: 1 }),
    steward.ask('PUT', `/registrations/${id}`, { form: { city: 'B' }, revision: 1 }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('of fifty who write one record at once, one does; whoever reads it again writes after all', async () => {
  const decided = await decide(await sent(aForm({ names: [{ text: 'Vyftig' }] })), { outcome: 'publish' })
  const { centreId } = decided.body
  const read = async () => (await steward.ask('GET', `/centres/${centreId}/form`)).body
  const write = async (place: number, { form, version }: { form: object; version: string }) => {
    const socialLinks = [`https://example.org/${place}`]
    return (await steward.ask('PUT', `/centres/${centreId}/form`, { form: { ...form, socialLinks }, version })).status
  }
  const first = await read()
  const answers = await Promise.all(Array.from({ length: 50 }, (_, place) => write(place, first)))
  expect(answers.sort()).toEqual([200, ...Array(49).fill(409)])

  const insist = async (place: number): Promise<void> => {
    while ((await write(place, await read())) !== 200);
  }
  await Promise.all(Array.from({ length: 8 }, (_, place) => insist(100 + place)))
  const changes = await database.$client`
    select (before -> 'socialLinks')::text as before, (after -> 'socialLinks')::text as after from changes
    where subject_id = ${centreId} and action = 'changed' order by id`
  expect(changes).toHaveLength(9)
  expect(changes.slice(1).map(({ before }) => before)).toEqual(changes.slice(0, -1).map(({ after }) => after))
  expect(new Set(changes.map(({ after }) => after)).size).toBe(9)
})

test('what was sent is taken back, and its form goes', async () => {
  const { id } = await sent(aForm({ names: [{ text: 'Toe maar' }] }))
  expect((await steward.ask('DELETE', `/registrations/${id}`)).status).toBe(200)
  expect((await steward.ask('GET', `/registrations/${id}`)).status).toBe(404)
  expect((await moderator.ask('GET', `/moderation/registrations/${id}`)).status).toBe(404)
  const [row] = await database.$client`select form, state from registrations where id = ${id}`
  expect(row).toEqual({ form: {}, state: 'discarded' })
})

test('every fault of a form is named', async () => {
  const form = {
    ...aForm(),
    names: [{ text: ' ' }],
    website: 'javascript:alert(1)',
    founded: 'long ago',
    mailbox: 'nobody',
    terms: { kind: [], service: [{ code: 'other' }] },
    surprise: 1,
  }
  const { id } = (await steward.ask('POST', '/registrations', { form })).body
  const { status, body } = await steward.ask('POST', `/registrations/${id}/submission`, { revision: 1 })
  expect(status).toBe(400)
  expect(body.errors.map(({ in: place, name }: { in: string; name: string }) => `${place} ${name}`).sort()).toEqual(
    [
      'body form',
      'body form.founded',
      'body form.mailbox',
      'body form.names.0.text',
      'body form.terms.service.0.ownWords',
      'body form.website',
    ].sort(),
  )
})

test.each([
  ['a kind that there is not', { terms: { kind: [{ code: 'nonsense' }] } }, 'form.terms.kind.0.code'],
  ['no kind at all', { terms: {} }, 'form.terms.kind'],
  ['a language that there is not', { languages: ['qq'] }, 'form.languages.0'],
  [
    'a country that there is not',
    { countryCode: 'QQ', location: null, precision: 'country' as const },
    'form.countryCode',
  ],
  ['a point in another country', { location: { longitude: 2.35, latitude: 48.85 } }, 'form.location'],
  ['a point at sea', { location: { longitude: -30, latitude: 0 } }, 'form.location'],
  ['no point where one is to be shown', { location: null }, 'form.location'],
  [
    'an institution of no type',
    { institutions: [{ names: [{ text: 'X' }], type: 'nonsense' }] },
    'form.institutions.0.type',
  ],
])('%s is refused by its field', async (_, outline, name) => {
  const { id } = (await steward.ask('POST', '/registrations', { form: aForm(outline) })).body
  const { status, body } = await steward.ask('POST', `/registrations/${id}/submission`, { revision: 1 })
  expect([status, body.errors?.[0].name]).toEqual([400, name])
})

test('nobody reads or writes what is another’s', async () => {
  const { id, revision } = await sent(aForm({ names: [{ text: 'Privaat' }] }))
  const stranger = await office.signIn('stranger@example.org')
  const doors = [
    ['GET', `/registrations/${id}`, undefined, 404],
    ['PUT', `/registrations/${id}`, { form: {}, revision }, 404],
    ['POST', `/registrations/${id}/submission`, { revision }, 404],
    ['DELETE', `/registrations/${id}`, undefined, 404],
    ['GET', `/moderation/registrations/${id}`, undefined, 403],
    ['POST', `/moderation/registrations/${id}/decision`, { revision, outcome: 'publish' }, 403],
    ['POST', `/moderation/registrations/${id}/notes`, { text: 'x' }, 403],
    ['GET', '/moderation/queue', undefined, 403],
    ['GET', '/moderation/acts', undefined, 403],
  ] as const
  for (const [method, url, body, expected] of doors) {
    expect([url, (await stranger.ask(method, url, body)).status]).toEqual([url, expected])
    expect([url, (await office.visitor().ask(method, url, body)).status]).toEqual([url, 401])
  }
  const { centreId } = (await decide({ id, revision }, { outcome: 'publish' })).body
  const { form, version } = (await steward.ask('GET', `/centres/${centreId}/form`)).body
  for (const [method, url, body] of [
    ['GET', `/centres/${centreId}/form`, undefined],
    ['PUT', `/centres/${centreId}/form`, { form, version }],
    ['POST', `/centres/${centreId}/confirmation`, undefined],
  ] as const) {
    expect([url, (await stranger.ask(method, url, body)).status]).toEqual([url, 403])
    expect([url, (await office.visitor().ask(method, url, body)).status]).toEqual([url, 401])
  }
  expect((await moderator.ask('POST', `/centres/${centreId}/confirmation`)).status).toBe(403)
})

test('a moderator of one country sees and decides on nothing else', async () => {
  const here = await sent(aForm({ names: [{ text: 'Hier' }] }))
  const narrow = await office.signIn('kenya@example.org')
  const [person] = await database.$client`select id from people where email = 'kenya@example.org'`
  await database.$client`insert into moderators values (${person?.id}, 'country', 'KE', now())`
  expect((await narrow.ask('GET', '/moderation/queue')).body).toMatchObject({ total: 0, items: [] })
  expect((await narrow.ask('GET', `/moderation/registrations/${here.id}`)).status).toBe(404)
  expect((await decide(here, { outcome: 'publish' }, narrow)).status).toBe(404)
  expect((await narrow.ask('GET', '/moderation/acts')).status).toBe(403)
  await database.$client`insert into moderators values (${person?.id}, 'region', '002', now())`
  expect((await narrow.ask('GET', `/moderation/registrations/${here.id}`)).status).toBe(200)
  expect((await decide(here, { outcome: 'reject', reason: 'other', message: 'Dubbel.' }, narrow)).status).toBe(200)
})

test('more than a form holds cannot be smuggled in', async () => {
  const { id, revision } = await sent(aForm({ names: [{ text: 'Smokkel' }] }))
  const { centreId } = (await decide({ id, revision }, { outcome: 'publish' })).body
  const { form, version } = (await steward.ask('GET', `/centres/${centreId}/form`)).body
  for (const extra of [
    { id: 'wca-0000000' },
    { state: 'withdrawn' },
    { evidence: [] },
    { confirmedAt: null },
    { isSynthetic: true },
  ]) {
    const { status } = await steward.ask('PUT', `/centres/${centreId}/form`, { form: { ...form, ...extra }, version })
    expect([Object.keys(extra), status]).toEqual([Object.keys(extra), 400])
  }
  const decided = await decide({ id, revision }, { outcome: 'publish', centreId: 'wca-0000000' })
  expect(decided.status).toBe(400)
})

test('a note is for moderators alone, and the acts tell who did what', async () => {
  const { id, revision } = await sent(aForm({ names: [{ text: 'Nota' }] }))
  const note = await moderator.ask('POST', `/moderation/registrations/${id}/notes`, { text: 'Het ek gebel.' })
  expect(note.body).toMatchObject({ action: 'note', by: 'moderator@example.org', details: { text: 'Het ek gebel.' } })
  await decide({ id, revision }, { outcome: 'publish' })
  const { acts } = (await moderator.ask('GET', `/moderation/registrations/${id}`)).body
  expect(acts.map(({ action }: { action: string }) => action)).toEqual(['published', 'note', 'submitted'])
  expect(JSON.stringify((await steward.ask('GET', `/registrations/${id}`)).body)).not.toContain('gebel')
  const audit = await moderator.ask('GET', '/moderation/acts?limit=2')
  expect(audit.body.items).toHaveLength(2)
  const next = await moderator.ask('GET', `/moderation/acts?limit=2&cursor=${audit.body.nextCursor}`)
  expect(Number(next.body.items[0].id)).toBeLessThan(Number(audit.body.items[1].id))
})

test('acts cannot be changed or removed; the person in them can be forgotten', async () => {
  const sql = database.$client
  const [note] = await sql`select id, details from acts where action = 'note' limit 1`
  const { id, details } = note ?? {}
  await expect(sql`update acts set details = '{}' where id = ${id}`).rejects.toThrow('append-only')
  await expect(sql`delete from acts where id = ${id}`).rejects.toThrow('append-only')
  await expect(sql`truncate acts`).rejects.toThrow('append-only')
  await sql`update acts set person_id = null where id = ${id}`
  expect(await sql`select person_id, details from acts where id = ${id}`).toEqual([{ person_id: null, details }])
})

test.each([
  [{ name: 'Skryflaboratorium', website: 'https://www.sun.ac.za/anything' }, 'website'],
  [{ institution: 'universiteit stellenbosch' }, 'institution'],
  [{ institution: 'Stellenbosch University' }, 'institution'],
  [{ institution: 'Univ. Stellenbosch' }, 'institution'],
  [{ institution: 'UCT' }, 'institution'],
  [{ name: 'UCT Writing Center' }, 'name'],
  [{ name: 'UCT Writing Ctr.' }, 'name'],
  [{ institution: 'Univrsity of Cape Town' }, 'institution'],
  [{ institution: ['Quxford Zyzzy', 'UCT'] }, 'institution'],
  [{ name: ['Schreibstube Hintertupfing', 'UCT Writing Center'] }, 'name'],
  [{ website: ['https://nowhere.example/', 'https://www.sun.ac.za/'] }, 'website'],
])('%j looks like a centre of the directory', async (asked, share) => {
  const { status, body } = await office
    .visitor()
    .ask('GET', `/lookalikes?${queryString(asked as Record<string, string | string[]>)}`)
  expect(status).toBe(200)
  expect(body.items[0].shares).toContain(share)
})

test('what looks like nothing in the directory is called new', async () => {
  const asked = new URLSearchParams({
    name: 'Writing Centre',
    institution: 'Quxford Zyzzy',
    website: 'https://zyzzy.example/',
  })
  expect((await office.visitor().ask('GET', `/lookalikes?${asked}`)).body.items).toEqual([])
})

test('what the sender is to the centre is read by moderators, outlasts their decision, and is not published', async () => {
  const words = 'Ek bestuur dit sedert 2019'
  const registration = await sent({ ...aForm(), yourPart: words } as ReturnType<typeof aForm>)
  const looked = await moderator.ask('GET', `/moderation/registrations/${registration.id}`)
  expect(looked.body.registration.form.yourPart).toBe(words)
  const decided = await decide(registration, { outcome: 'publish' })
  expect([decided.status, decided.body.form.yourPart]).toEqual([200, words])
  const profile = await office.visitor().ask('GET', `/centres/${decided.body.centreId}`)
  expect(JSON.stringify(profile.body)).not.toContain(words)
})

test('a moderator mends a record that others entered without inventing its mailbox; its steward names one', async () => {
  const { items } = (await office.visitor().ask('GET', '/centres?country=JP&limit=1')).body
  const [{ id }] = items
  const { body: read } = await moderator.ask('GET', `/centres/${id}/form`)
  expect([read.form.mailbox, read.needsMailbox]).toEqual(['', false])
  const written = async (by: Visitor, more: object) => {
    const { form, version } = (await by.ask('GET', `/centres/${id}/form`)).body
    return by.ask('PUT', `/centres/${id}/form`, { form: { ...form, ...more }, version })
  }
  expect((await written(moderator, { phone: '+81 3 5841 0000' })).status).toBe(200)
  const [row] =
    await database.$client`select record ->> 'mailbox' as mailbox from centre_records where centre_id = ${id}`
  expect(row?.mailbox ?? null).toBeNull()

  const keeper = await office.signIn('keeper@example.jp')
  await database.$client`
    insert into stewards select ${id}, id, now() from people where email = 'keeper@example.jp'`
  const refused = await written(keeper, { phone: '1' })
  expect([refused.status, refused.body.errors]).toEqual([
    400,
    [{ in: 'body', name: 'form.mailbox', message: expect.stringContaining('e-mail address') }],
  ])
  expect((await written(keeper, { mailbox: 'office@example.jp' })).body.needsMailbox).toBe(true)
  // Who keeps it hears of what a moderator changes.
  expect((await written(moderator, { phone: '2' })).status).toBe(200)
  await office.letterTo('keeper@example.jp', 'A moderator has changed the record')
  const emptied = await written(moderator, { mailbox: '' })
  expect([emptied.status, emptied.body.errors?.[0].name]).toEqual([400, 'form.mailbox'])
})

/** Registrations that were sent and first decided so many days later, all just before an instant. */
async function decidedAfter(days: number[], at: string): Promise<void> {
  for (const [place, took] of days.entries()) {
    const decided = Date.parse(at) - (place + 1)
    const [sentAt, decidedAt] = [decided - took * 86_400_000, decided].map((time) => new Date(time).toISOString())
    const id = randomUUID()
    await database.$client`
      insert into registrations (id, state, form, revision, created_at, updated_at, decided_at)
      values (${id}, 'rejected', '{}', 2, ${sentAt ?? at}, ${decidedAt ?? at}, ${decidedAt ?? at})`
    for (const [action, when] of [
      ['submitted', sentAt],
      ['changes-asked', decidedAt],
      ['submitted', decidedAt],
      ['rejected', at],
    ] as const)
      await database.$client`
        insert into acts (at, role, action, subject, subject_id, details)
        values (${when ?? at}, 'sender', ${action}, 'registration', ${id}, '{}')`
  }
}

test.each([
  [2001, [], undefined],
  [2003, [1, 1, 1, 1], undefined],
  [2005, [0.1, 0.2, 0.2, 0.4, 9], 1],
  [2007, [1, 2, 2.2, 8, 30], 3],
  [2009, [2, 2, 4, 4, 20, 1], 3],
  [2011, [...Array(50).fill(6), ...Array(60).fill(1)], 6],
])('%i: how long deciding usually takes', async (year, days, expected) => {
  await decidedAfter(days, `${year}-06-30T00:00:00Z`)
  expect(await usualDays(database, 'registration', `${year}-07-01T00:00:00Z`)).toBe(expected)
  expect(await usualDays(database, 'registration', `${year + 1}-07-01T00:00:00Z`)).toBeUndefined()
})

test('whoever waits is told how long it usually takes', async () => {
  const { id } = await sent(aForm({ names: [{ text: 'Wag' }] }))
  await decidedAfter(Array(50).fill(3.5), office.services.now().toISOString())
  expect((await steward.ask('GET', `/registrations/${id}`)).body).toMatchObject({ state: 'submitted', usualDays: 4 })
})
