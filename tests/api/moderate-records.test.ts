import { mergeFields } from '@centres/contract'
import { type CentreRecord, type Database, forgetOld, makeSteward, readRecord } from '@centres/db'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aCentre, type CentreOutline, given } from '../support/a-centre.ts'
import { fixedNow } from '../support/app.ts'
import { testDatabase } from '../support/database.ts'
import { type Office, openOffice, suggestionTokenIn, type Visitor } from '../support/people.ts'
import { solveFor } from '../support/solve-challenge.ts'

const at = '2026-11-02T00:00:00.000Z'
let database: Database
let office: Office
let steward: Visitor
let moderator: Visitor
let narrow: Visitor

const idOfPerson = async (email: string): Promise<string> =>
  (await database.$client<{ id: string }[]>`select id from people where email = ${email}`)[0]?.id ?? ''

beforeAll(async () => {
  database = await testDatabase({ seeded: true })
  let ticks = 0
  office = await openOffice(database, { now: () => new Date(fixedNow.getTime() + ticks++), logLevel: 'error' })
  steward = await office.signIn('steward@sun.ac.za')
  moderator = await office.signIn('moderator@example.org')
  narrow = await office.signIn('kenya@example.org')
  await database.$client`insert into moderators select id, 'country', 'KE', now() from people where email = 'kenya@example.org'`
})
afterAll(() => office.close())

const mailbox = 'office@sun.ac.za'
let made = 0
async function centre(outline: CentreOutline = {}): Promise<CentreRecord> {
  made += 1
  const [record] = await given(database, aCentre({ institution: `Instelling ${made}`, mailbox, ...outline }))
  return record as CentreRecord
}

/** One that the steward keeps. */
async function kept(outline: CentreOutline = {}): Promise<CentreRecord> {
  const record = await centre(outline)
  await makeSteward(database, await idOfPerson('steward@sun.ac.za'), record.id, at)
  return record
}

const path = (id: string, rest = '') => `/moderation/centres/${id}${rest}`
const look = async (id: string, by = moderator) => (await by.ask('GET', path(id))).body
const versionOf = async (id: string) => (await look(id)).version
const act = async (id: string, verb: string, body: object = {}, by = moderator) =>
  by.ask('POST', path(id, `/${verb}`), { version: await versionOf(id), ...body })
const merge = async (keptId: string, goneId: string, choices: object = {}) =>
  act(keptId, 'merger', { goneId, goneVersion: await versionOf(goneId), choices })
const profile = (id: string) => office.visitor().ask('GET', `/centres/${id}`)
const actionsOf = async (id: string) =>
  (await office.visitor().ask('GET', `/centres/${id}/history`)).body.items.map(
    ({ actor, action }: { actor: string; action: string }) => `${actor} ${action}`,
  )

async function edit(id: string, change: object, by = steward) {
  const { form, version } = (await by.ask('GET', `/centres/${id}/form`)).body
  const answer = await by.ask('PUT', `/centres/${id}/form`, { form: { ...form, ...change }, version })
  expect([answer.status, answer.body.errors]).toEqual([200, undefined])
  return answer.body
}

/** The id of the newest entry of a record's log. */
const newestOf = async (id: string): Promise<string> =>
  (await moderator.ask('GET', path(id, '/history?limit=1'))).body.items[0].id

describe('withdrawing', () => {
  test('an address tells why a record was withdrawn, until it is restored as it was', async () => {
    const { id } = await centre({ name: 'Weg', founded: '1999' })
    const before = (await profile(id)).body
    expect((await act(id, 'withdrawal', { reason: ' Closed for good. ' })).body).toMatchObject({
      state: 'withdrawn',
      withdrawnReason: 'Closed for good.',
    })
    expect(await profile(id)).toMatchObject({ status: 410, body: { reason: 'Closed for good.' } })
    expect((await act(id, 'withdrawal', { reason: 'Again' })).status).toBe(409)
    const restored = await act(id, 'restoration')
    expect(restored.body).toMatchObject({ state: 'published', withdrawnReason: null })
    expect((await profile(id)).body).toEqual({ ...before, updatedAt: expect.anything() })
    expect((await act(id, 'restoration')).status).toBe(409)
    expect(await actionsOf(id)).toEqual(['moderator restored', 'moderator withdrawn', 'import created'])
    expect(restored.body.acts.map(({ action }: { action: string }) => action)).toEqual([
      'record-restored',
      'record-withdrawn',
    ])
  })
})

describe('undoing', () => {
  test('what a change did goes back, private parts included, and the rest stays', async () => {
    const { id } = await kept({ name: 'Terug', precision: 'hidden', city: 'Stellenbosch' })
    const was = await readRecord(database, id)
    await edit(id, {
      founded: '2001',
      mailbox: 'other@sun.ac.za',
      city: 'Somerset-Wes',
      location: { longitude: 18.85, latitude: -34.08 },
      terms: { kind: [{ code: 'writing-lab' }], service: [{ code: 'other', ownWords: 'Pryslied' }] },
    })
    const change = await newestOf(id)
    await edit(id, { phone: '+27 21 000 0000' })
    const { status, body } = await act(id, 'undo', { change })
    expect([status, body.detail]).toEqual([200, undefined])
    const is = await readRecord(database, id)
    expect(is).toEqual({
      ...was,
      phone: '+27 21 000 0000',
      confirmedAt: is?.confirmedAt,
      terms: is?.terms,
      updatedAt: expect.anything(),
      institutions: was?.institutions,
    })
    expect(is?.terms.kind).toEqual(was?.terms.kind)
    expect(is?.terms.service ?? []).toEqual([])
    expect((await actionsOf(id))[0]).toBe('moderator undone')
  })

  test('a change whose fields were changed again since is not undone, and they are named', async () => {
    const { id } = await kept()
    await edit(id, { founded: '2001', phone: '+27 1' })
    const change = await newestOf(id)
    await edit(id, { founded: '2002' })
    const { status, body } = await act(id, 'undo', { change })
    expect([status, body.errors.map(({ name }: { name: string }) => name)]).toEqual([409, ['founded']])
  })

  test('an undoing can be undone', async () => {
    const { id } = await kept()
    await edit(id, { founded: '2001' })
    await act(id, 'undo', { change: await newestOf(id) })
    expect((await readRecord(database, id))?.founded).toBe(null)
    await act(id, 'undo', { change: await newestOf(id) })
    expect((await readRecord(database, id))?.founded).toBe('2001')
  })

  test('the facts of an institution go back for all of its centres', async () => {
    const one = aCentre({ institution: 'Deel', mailbox })
    const other = { ...aCentre({ mailbox }), institutions: one.institutions }
    await given(database, one, other)
    const [host] = one.institutions
    await edit(
      one.id,
      { institutions: [{ names: host?.names, type: 'university', website: 'https://deel.ac.za/' }] },
      moderator,
    )
    const websiteOf = async (id: string) => (await profile(id)).body.institutions[0].website
    expect(await websiteOf(other.id)).toBe('https://deel.ac.za/')
    expect((await act(other.id, 'undo', { change: await newestOf(other.id) })).status).toBe(200)
    expect([await websiteOf(one.id), await websiteOf(other.id)]).toEqual([null, null])
    expect((await actionsOf(one.id))[0]).toBe('moderator undone')
  })

  test('a place that nobody keeps any more as it was before is named, and stays', async () => {
    const { id } = await kept({ precision: 'city', city: 'Stellenbosch' })
    await edit(id, { location: { longitude: 18.42, latitude: -33.92 }, city: 'Kaapstad', confirmedAt: undefined })
    const change = await newestOf(id)
    await database.$client`delete from private_pasts where centre_id = ${id}`
    const { status, body } = await act(id, 'undo', { change })
    expect([status, body.errors?.map(({ name }: { name: string }) => name)]).toEqual([409, ['location']])
  })

  test('what was private before a change is forgotten after a year', async () => {
    const { id } = await kept()
    await edit(id, { phone: '+27 4' })
    const count = async () =>
      (await database.$client`select count(*)::int from private_pasts where centre_id = ${id}`)[0]?.count
    await forgetOld(database, fixedNow.toISOString())
    expect(await count()).toBe(1)
    await forgetOld(database, '2027-11-25T00:00:00.000Z')
    expect(await count()).toBe(0)
  })

  test('mergers, withdrawals and new records are not undone this way', async () => {
    const { id } = await centre()
    const created = await newestOf(id)
    await act(id, 'withdrawal', { reason: 'x' })
    await act(id, 'restoration')
    for (const change of [created, await newestOf(id)]) {
      const { status, body } = await act(id, 'undo', { change })
      expect([status, body.errors[0].name]).toEqual([400, 'change'])
    }
    expect((await act(id, 'undo', { change: '999999999' })).status).toBe(404)
  })
})

describe('a change of name, place or institution by a steward', () => {
  const looksOf = async (id: string) => (await look(id)).looks

  test('is published and marked for a look, and fine as it is', async () => {
    const { id } = await kept({ name: 'Oud' })
    await edit(id, { names: [{ text: 'Nuut', language: 'af', kind: 'official' }], phone: '+27 2' })
    expect((await profile(id)).body.names[0].text).toBe('Nuut')
    const [marked] = await looksOf(id)
    const waiting = async (by: Visitor) => (await by.ask('GET', '/moderation/queue?kind=look')).body.items
    expect(await waiting(moderator)).toContainEqual(
      expect.objectContaining({ kind: 'look', id: marked.id, title: 'Nuut', countryCode: 'ZA' }),
    )
    expect(await waiting(narrow)).toEqual([])
    const { body } = await moderator.ask('GET', `/moderation/looks/${marked.id}`)
    expect(body).toMatchObject({ state: 'open', by: 'steward@sun.ac.za', changedId: id, centre: { id } })
    expect(body.change.fields).toContainEqual({
      field: 'names',
      before: [{ text: 'Oud', language: 'en', kind: 'official' }],
      after: [{ text: 'Nuut', language: 'af', kind: 'official' }],
    })
    const version = await versionOf(id)
    const decide = (outcome: string) =>
      moderator.ask('POST', `/moderation/looks/${marked.id}/decision`, { outcome, version })
    expect((await decide('fine')).body).toMatchObject({ state: 'seen', seenBy: 'moderator@example.org' })
    expect((await decide('fine')).status).toBe(409)
    expect(await waiting(moderator)).not.toContainEqual(expect.objectContaining({ id: marked.id }))
    expect(await looksOf(id)).toEqual([])
    expect((await profile(id)).body.names[0].text).toBe('Nuut')
  })

  test('is undone, with everything that it changed', async () => {
    const { id } = await kept({ name: 'Teruggesit', city: 'Stellenbosch' })
    await edit(id, { city: 'Somerset-Wes', location: { longitude: 18.85, latitude: -34.08 } })
    const [marked] = await looksOf(id)
    const body = { outcome: 'undo', version: await versionOf(id) }
    expect((await moderator.ask('POST', `/moderation/looks/${marked.id}/decision`, body)).body.state).toBe('seen')
    expect((await profile(id)).body.city).toBe('Stellenbosch')
    expect(await looksOf(id)).toEqual([])
    await office.letterTo('steward@sun.ac.za', 'undone a change of the record of Teruggesit')
  })

  test('is no matter where nothing of that changed, or a moderator did it', async () => {
    const { id } = await kept()
    await edit(id, { phone: '+27 3', founded: '1990' })
    await steward.ask('POST', `/centres/${id}/confirmation`)
    await edit(id, { city: 'Paarl' }, moderator)
    expect(await looksOf(id)).toEqual([])
  })

  test('is nobody else’s matter', async () => {
    const { id } = await kept()
    await edit(id, { city: 'Paarl' })
    const [{ id: marked }] = await looksOf(id)
    const doors = [
      ['GET', `/moderation/looks/${marked}`, undefined],
      ['POST', `/moderation/looks/${marked}/decision`, { outcome: 'fine', version: '1' }],
    ] as const
    for (const [method, url, body] of doors) {
      expect((await office.visitor().ask(method, url, body)).status).toBe(401)
      expect((await steward.ask(method, url, body)).status).toBe(403)
      expect((await narrow.ask(method, url, body)).status).toBe(403)
    }
    const decide = (body: object) => moderator.ask('POST', `/moderation/looks/${marked}/decision`, body)
    expect((await decide({ outcome: 'fine', version: '1' })).status).toBe(409)
    expect((await decide({ outcome: 'undo', version: '1' })).status).toBe(409)
    expect((await decide({ outcome: 'fine', version: '1', extra: 1 })).status).toBe(400)
    expect((await moderator.ask('GET', '/moderation/looks/none')).status).toBe(400)
    expect((await moderator.ask('GET', '/moderation/looks/0b9d4b3e-6c1f-4a54-9f0e-1f6a5c1b7a10')).status).toBe(404)
  })
})

describe('merging', () => {
  test('the other id leads to the record that stays, with the values that were chosen', async () => {
    const one = await kept({ name: 'Een', founded: '1999', languages: ['af'], phone: '+27 1' })
    const two = await centre({
      name: 'Twee',
      founded: '2001',
      languages: ['en', 'af'],
      website: 'https://twee.example/',
    })
    const branch = await centre({ name: 'Tak', parentId: two.id })
    const other = await office.signIn('other@sun.ac.za')
    await makeSteward(database, await idOfPerson('other@sun.ac.za'), two.id, at)
    const { status, body } = await merge(one.id, two.id, {
      founded: 'gone',
      languages: 'both',
      website: 'gone',
      names: 'both',
    })
    expect([status, body.detail]).toEqual([200, undefined])
    expect(body).toMatchObject({ stewards: 2, branches: 1, mergedFrom: [{ id: two.id }] })
    expect(body.keptBy).toContain('other@sun.ac.za')
    expect((await profile(one.id)).body).toMatchObject({
      names: [{ text: 'Een' }, { text: 'Twee' }],
      founded: '2001',
      languages: ['af', 'en'],
      website: 'https://twee.example/',
      phone: '+27 1',
      branches: [{ id: branch.id }],
    })
    const moved = await profile(two.id)
    expect([moved.status, moved.headers.location]).toEqual([308, `/v1/centres/${one.id}`])
    expect(await actionsOf(one.id)).toEqual(['moderator merged', 'import created'])
    expect((await other.ask('GET', `/centres/${one.id}/form`)).status).toBe(200)
    expect((await other.ask('GET', '/me')).body.centres.map(({ id }: { id: string }) => id)).toEqual([one.id])
    expect((await steward.ask('PUT', `/centres/${two.id}/form`, { form: {}, version: '1' })).status).toBe(400)
    expect((await steward.ask('GET', `/centres/${two.id}/form`)).status).toBe(404)
    expect((await look(two.id)).mergedInto).toMatchObject({ id: one.id })
    expect((await merge(one.id, two.id)).status).toBe(409)
    expect((await act(two.id, 'withdrawal', { reason: 'x' })).status).toBe(409)
    const split = await act(two.id, 'split')
    expect([split.status, split.body.left]).toEqual([200, []])
    expect((await profile(branch.id)).body.parent.id).toBe(two.id)
    expect((await profile(two.id)).status).toBe(200)
    expect((await other.ask('GET', `/centres/${one.id}/form`)).status).toBe(403)
    expect((await other.ask('GET', `/centres/${two.id}/form`)).status).toBe(200)
    expect(await actionsOf(two.id)).toEqual(['moderator split', 'moderator merged', 'import created'])
    expect((await act(two.id, 'split')).status).toBe(409)
  })

  /** As both stand in the tables, private parts and stewards included; only when they were last written may differ. */
  const wholeOf = async (ids: string[]) =>
    Promise.all(
      ids.map(async (id) => ({
        ...(await readRecord(database, id)),
        updatedAt: null,
        public: { ...(await profile(id)).body, updatedAt: null },
        hosts: (
          await database.$client`select institution_id from centre_institutions where centre_id = ${id} order by position`
        ).map((row) => row.institution_id),
        stewards: [
          ...(await database.$client`select person_id, since from stewards where centre_id = ${id} order by 1`),
        ],
      })),
    )

  test('what is merged and split is what it was, whatever was chosen', async () => {
    const sides = ['kept', 'gone', 'both'] as const
    const one = await kept({
      name: 'Heel',
      founded: '1999',
      languages: ['af'],
      services: ['one-to-one'],
      descriptions: [{ language: 'af', text: 'Ons help.' }],
      precision: 'hidden',
      city: 'Paarl',
      timeZone: 'Africa/Johannesburg',
    })
    const two = await centre({
      name: 'Half',
      lifeState: 'closed',
      closed: '2020',
      textLanguages: ['en'],
      mailbox: 'half@example.org',
      longitude: 36.8,
      latitude: -1.28,
      countryCode: 'KE',
      parentId: one.id,
      descriptions: [{ language: 'en', text: 'We help.' }],
      publicEmail: 'half@example.org',
    })
    await makeSteward(database, await idOfPerson('steward@sun.ac.za'), two.id, at)
    await makeSteward(database, await idOfPerson('kenya@example.org'), two.id, at)
    const both = [one.id, two.id]
    const before = await wholeOf(both)
    for (let round = 0; round < 6; round++) {
      const ids = round % 2 ? both : both.toReversed()
      const choices = Object.fromEntries(
        mergeFields.map((field, place) => {
          const side = sides[(place + round) % 3] ?? 'kept'
          const isList = /^(names|socialLinks|languages|textLanguages|descriptions|terms\..*)$/.test(field)
          return [field, side === 'both' && !isList ? 'gone' : side]
        }),
      )
      const merged = await merge(ids[0] as string, ids[1] as string, choices)
      expect([merged.status, merged.body.detail]).toEqual([200, undefined])
      const { status, body } = await act(ids[1] as string, 'split')
      expect([status, body.left]).toEqual([200, []])
      expect(await wholeOf(both)).toEqual(before)
    }
  })

  test('what was changed since a merger outlives its split', async () => {
    const one = await kept({ founded: '1999' })
    const two = await centre({ founded: '2001', website: 'https://twee.example/' })
    await merge(one.id, two.id, { founded: 'gone', website: 'gone' })
    await edit(one.id, { founded: '2010' })
    const { body } = await act(two.id, 'split')
    expect(body.left).toEqual(['founded'])
    expect((await profile(one.id)).body).toMatchObject({ founded: '2010', website: null })
  })

  test('the one that a record went into can go into another, and is split first', async () => {
    const [one, two, three] = [await centre(), await centre(), await centre()]
    await merge(two.id, one.id)
    await merge(three.id, two.id)
    expect((await profile(one.id)).headers.location).toBe(`/v1/centres/${three.id}`)
    expect((await act(one.id, 'split')).status).toBe(409)
    expect((await act(two.id, 'split')).status).toBe(200)
    expect((await profile(one.id)).headers.location).toBe(`/v1/centres/${two.id}`)
    expect((await act(one.id, 'split')).status).toBe(200)
    expect((await profile(one.id)).status).toBe(200)
  })

  test('no centre becomes a branch of itself or of its own branch', async () => {
    const top = await centre({ name: 'Bo' })
    const middle = await centre({ name: 'Middel', parentId: top.id })
    const bottom = await centre({ name: 'Onder', parentId: middle.id })
    expect((await merge(bottom.id, top.id)).status).toBe(200)
    const parents = Object.fromEntries(
      (await database.$client`select id, parent_id from centres where id = any(${[middle.id, bottom.id]})`).map(
        (row) => [row.id, row.parent_id],
      ),
    )
    expect(parents).toEqual({ [bottom.id]: middle.id, [middle.id]: null })
    expect((await act(top.id, 'split')).status).toBe(200)
    expect((await profile(middle.id)).body.parent.id).toBe(top.id)
  })

  test('an open look follows its record, and comes back with it', async () => {
    const one = await kept()
    const two = await kept()
    await edit(two.id, { city: 'Paarl' })
    const [marked] = (await look(two.id)).looks
    await merge(one.id, two.id)
    expect((await look(one.id)).looks).toEqual([marked])
    const body = { outcome: 'undo', version: await versionOf(one.id) }
    expect((await moderator.ask('POST', `/moderation/looks/${marked.id}/decision`, body)).status).toBe(409)
    await act(two.id, 'split')
    expect((await look(two.id)).looks).toEqual([marked])
  })
})

test('who has left since a merger is not made a steward again by its split', async () => {
  const [one, two] = [await centre(), await kept()]
  const other = await office.signIn('other-keeper@example.org')
  await makeSteward(database, await idOfPerson('other-keeper@example.org'), two.id, at)
  await merge(one.id, two.id)
  expect((await steward.ask('POST', `/centres/${one.id}/leaving`, {})).status).toBe(200)
  expect((await act(two.id, 'split')).status).toBe(200)
  const keeps = async (by: Visitor, id: string) => (await by.ask('GET', `/centres/${id}/stewards`)).status === 200
  expect([await keeps(steward, one.id), await keeps(steward, two.id)]).toEqual([false, false])
  expect([await keeps(other, one.id), await keeps(other, two.id)]).toEqual([false, true])
})

test('an invitation follows its record into another, and back', async () => {
  const [one, two] = [await centre(), await kept()]
  const invited = await office.signIn('invited@example.org')
  const linkTo = async (email: string) => {
    expect((await steward.ask('POST', `/centres/${two.id}/invitations`, { email })).status).toBe(201)
    const { text = '' } = await office.letterTo(email, '/invitations/')
    return decodeURIComponent(/\/invitations\/([^\s?]+)/.exec(text)?.[1] ?? '')
  }
  const [token, other] = [await linkTo('invited@example.org'), await linkTo('other@example.org')]
  await merge(one.id, two.id)
  const opened = await invited.ask('POST', '/invitations/opened', { token })
  expect([opened.status, opened.body.centre?.id]).toEqual([200, one.id])
  expect((await invited.ask('POST', '/invitations/accepted', { token })).status).toBe(200)
  expect((await invited.ask('GET', `/centres/${one.id}/stewards`)).status).toBe(200)
  expect((await act(two.id, 'split')).status).toBe(200)
  const back = await invited.ask('POST', '/invitations/opened', { token: other })
  expect([back.status, back.body.centre?.id]).toEqual([200, two.id])
})

test('those who keep a record are told what moderators do to it, and why', async () => {
  const letter = async (saying: string) => (await office.letterTo('steward@sun.ac.za', saying)).text
  const [{ id }, other] = [await kept({ name: 'Woordhuis' }), await kept({ name: 'Skryfhuis' })]
  await act(id, 'withdrawal', { reason: 'It is a bookshop.' })
  expect(await letter('withdrawn the record of Woordhuis')).toContain('> It is a bookshop.')
  await act(id, 'restoration')
  await letter('put the record of Woordhuis')
  await merge(id, other.id)
  await letter('Woordhuis, which you keep, and another one of the same centre')
  await act(other.id, 'split')
  for (const name of ['Woordhuis', 'Skryfhuis']) await letter(`${name}, which you keep, had been made one`)
})

test('a note is for moderators alone', async () => {
  const { id } = await kept()
  const { body } = await moderator.ask('POST', path(id, '/notes'), { text: 'Het ek gebel.' })
  expect(body).toMatchObject({ action: 'note', subject: 'centre', details: { text: 'Het ek gebel.' } })
  expect((await look(id)).acts).toMatchObject([{ action: 'note' }])
  for (const url of [`/centres/${id}`, `/centres/${id}/history`, `/centres/${id}/form`])
    expect(JSON.stringify((await steward.ask('GET', url)).body)).not.toContain('gebel')
})

describe('nobody else comes in', () => {
  const doors = (id: string, goneId: string, version: string, goneVersion = version) =>
    [
      ['GET', path(id), undefined],
      ['GET', path(id, '/history'), undefined],
      ['POST', path(id, '/merger'), { goneId, version, goneVersion }],
      ['POST', path(id, '/split'), { version }],
      ['POST', path(id, '/withdrawal'), { reason: 'x', version }],
      ['POST', path(id, '/restoration'), { version }],
      ['POST', path(id, '/undo'), { change: '1', version }],
      ['POST', path(id, '/notes'), { text: 'x' }],
    ] as const

  test('strangers sign in first; people, stewards and moderators of elsewhere are refused', async () => {
    const one = await kept()
    const two = await kept()
    const plain = await office.signIn('plain@example.org')
    for (const [method, url, body] of doors(one.id, two.id, '1')) {
      expect([url, (await office.visitor().ask(method, url, body)).status]).toEqual([url, 401])
      for (const somebody of [plain, steward, narrow])
        expect([url, (await somebody.ask(method, url, body)).status]).toEqual([url, 403])
    }
  })

  test('a merger needs both records in the moderator’s scope', async () => {
    const here = await centre({ countryCode: 'KE', longitude: 36.8, latitude: -1.28 })
    const there = await centre()
    const body = { goneId: there.id, version: await versionOf(here.id), goneVersion: await versionOf(there.id) }
    expect((await narrow.ask('POST', path(here.id, '/merger'), body)).status).toBe(403)
    expect((await narrow.ask('GET', path(here.id))).status).toBe(200)
  })

  test('what was read too long ago, says too much, or has a mistyped id does nothing', async () => {
    const { id } = await kept()
    const two = await centre()
    const wrong = id.slice(0, -1) + (id.endsWith('0') ? '1' : '0')
    const change = (await moderator.ask('GET', path(id, '/history'))).body.items[0].id
    await edit(id, { phone: '+27 9' })
    const undone = await newestOf(id)
    const isLate = (url: string) => !url.endsWith('/notes')
    for (const [method, url, given] of doors(id, two.id, change)) {
      if (method === 'GET') {
        expect((await moderator.ask(method, url.replace(id, wrong))).status).toBe(400)
        continue
      }
      const body = 'change' in given ? { ...given, change: undone } : given
      if (isLate(url)) expect([url, (await moderator.ask(method, url, body)).status]).toEqual([url, 409])
      expect([url, (await moderator.ask(method, url, { ...body, surprise: 1 })).status]).toEqual([url, 400])
      expect([url, (await moderator.ask(method, url.replace(id, wrong), body)).status]).toEqual([url, 400])
    }
    const merging = { version: await versionOf(id), goneVersion: change }
    const tried = async (body: object) =>
      (await moderator.ask('POST', path(id, '/merger'), { ...merging, ...body })).status
    expect(await tried({ goneId: two.id })).toBe(409)
    expect(await tried({ goneId: wrong })).toBe(400)
    expect(await tried({ goneId: id })).toBe(400)
    expect(await tried({ goneId: two.id, choices: { surprise: 'gone' } })).toBe(400)
    expect(await tried({ goneId: two.id, choices: { website: 'both' } })).toBe(400)
    expect((await moderator.ask('GET', path('wca-0000000'))).status).toBe(404)
    expect((await profile(id)).status).toBe(200)
  })
})

test('of fifty who edit, merge, confirm and undo one record at once, nothing that was done is lost', async () => {
  const { id } = await kept()
  const others = await Promise.all(Array.from({ length: 5 }, () => centre()))
  await edit(id, { founded: '1990' })
  const change = await newestOf(id)
  const read = await look(id)
  const { form } = (await steward.ask('GET', `/centres/${id}/form`)).body
  const versions = await Promise.all(others.map((other) => versionOf(other.id)))
  const start = (await office.visitor().ask('GET', '/changes?since=0&limit=1')).body.datasetVersion

  const insist = async (write: (version: string) => Promise<number>): Promise<number> => {
    for (let tries = 0; tries < 200; tries++) {
      const status = await write(await versionOf(id))
      if (status !== 409) return status
    }
    return 409
  }
  const kinds = ['edit', 'confirm', 'merger', 'edit', 'stale'] as const
  const writers = Array.from({ length: 50 }, async (_, place) => {
    const kind = kinds[place % 5] ?? 'stale'
    const phone = `+27 ${place}`
    const goneAt = Math.floor(place / 5) % others.length
    const body = { goneId: others[goneAt]?.id, goneVersion: versions[goneAt] }
    const status = await {
      edit: () =>
        insist(
          async (version) =>
            (await steward.ask('PUT', `/centres/${id}/form`, { form: { ...form, phone }, version })).status,
        ),
      confirm: async () => (await steward.ask('POST', `/centres/${id}/confirmation`)).status,
      merger: async () =>
        place < 25
          ? insist(async (version) => (await moderator.ask('POST', path(id, '/merger'), { ...body, version })).status)
          : (await moderator.ask('POST', path(id, '/merger'), { ...body, version: read.version })).status,
      stale: async () => (await moderator.ask('POST', path(id, '/undo'), { change, version: read.version })).status,
    }[kind]()
    return { kind, phone, status }
  })
  const done = await Promise.all(writers)
  expect(done.filter(({ status }) => status !== 200 && status !== 409)).toEqual([])
  const logged = await database.$client<{ action: string; before: CentreRecord; after: CentreRecord }[]>`
    select action, before, after from changes where subject_id = ${id} and id > ${start} order by id`
  const count = (kind: string) => done.filter((one) => one.kind === kind && one.status === 200).length
  const actions = logged.map(({ action }) => action)
  const times = (action: string) => actions.filter((one) => one === action).length
  expect([times('changed'), times('confirmed'), times('merged'), times('undone')]).toEqual([
    count('edit'),
    count('confirm'),
    count('merger'),
    count('stale'),
  ])
  expect([count('edit'), count('confirm'), count('merger')]).toEqual([20, 10, 5])
  const phones = logged.filter(({ action }) => action === 'changed').map(({ after }) => after.phone)
  expect(new Set(phones)).toEqual(new Set(done.filter(({ kind }) => kind === 'edit').map(({ phone }) => phone)))
  // Each entry begins with what the one before it left.
  expect(logged.slice(1).map(({ before }) => before)).toEqual(logged.slice(0, -1).map(({ after }) => after))
})

test('claims and suggestions follow a record, and go back with it; who has suggested the merger is answered', async () => {
  const one = await kept({ name: 'Blyf' })
  const two = await centre({ name: 'Gaan' })
  const claimant = await office.signIn('claims@example.org')
  const claimed = { part: 'I run it', proof: 'page', page: 'https://example.org/staff' }
  const claim = (await claimant.ask('POST', `/centres/${two.id}/claims`, claimed)).body
  await steward.ask('POST', `/centres/${two.id}/claims`, claimed)
  const suggest = async (said: object) => {
    const email = `suggests-${said instanceof Object && 'duplicateOf' in said ? 'merger' : 'phone'}@example.org`
    const form = { source: 'Seen there', email, altcha: await solveFor(office.app), ...said }
    expect((await office.visitor().ask('POST', `/centres/${two.id}/suggestions`, form)).status).toBe(202)
    const token = suggestionTokenIn(await office.letterTo(email))
    expect((await office.visitor().ask('POST', '/suggestions/confirmation', { token })).status).toBe(200)
    return email
  }
  await suggest({ kind: 'change', changes: { phone: '+27 9' } })
  const told = await suggest({ kind: 'duplicate', duplicateOf: one.id })
  const claimsOn = async (id: string) =>
    (await database.$client`select state from claims where centre_id = ${id} order by state`).map(({ state }) => state)
  const suggestionsOn = async (id: string) =>
    (await database.$client`select kind, state from suggestions where centre_id = ${id} order by kind`).map(
      ({ kind, state }) => `${kind} ${state}`,
    )

  expect((await merge(one.id, two.id)).status).toBe(200)
  expect(await claimsOn(one.id)).toEqual(['submitted'])
  // The steward keeps the record that stays: there is nothing left to claim.
  expect(await claimsOn(two.id)).toEqual(['withdrawn'])
  expect(await suggestionsOn(one.id)).toEqual(['change open'])
  expect(await suggestionsOn(two.id)).toEqual(['duplicate decided'])
  expect((await office.lettersTo(told, 2)).length).toBe(2)
  await office.letterTo('steward@sun.ac.za', `/claims/${claim.id}/answer`)
  const { contestedUntil } = (await claimant.ask('GET', `/claims/${claim.id}`)).body
  expect(Date.parse(contestedUntil) - fixedNow.getTime()).toBeGreaterThan(6 * 86_400_000)

  expect((await act(two.id, 'split')).status).toBe(200)
  expect(await claimsOn(two.id)).toEqual(['submitted', 'withdrawn'])
  expect(await suggestionsOn(two.id)).toEqual(['change open', 'duplicate decided'])
})

test('what is said of letters and how soon they were answered follow a record, and go back with it', async () => {
  const [one, two, third] = [
    await centre({ name: 'Blyf' }),
    await centre({ name: 'Gaan' }),
    await centre({ name: 'Ook' }),
  ]
  const says = (id: string, note: string) => database.$client`
    insert into writing_wishes (centre_id, revision, is_paused, note, updated_at) values (${id}, 1, false, ${note}, ${at})`
  const tally = (id: string, number: number) => database.$client`
    insert into message_tallies (id, centre_id, sent_on, answer, answered_after)
    values (${`${id} ${number}`}, ${id}, ${`2026-10-0${number}`}, 'answered', 2)`
  await says(two.id, 'From Gaan')
  await says(third.id, 'From Ook')
  for (const number of [1, 2, 3]) await tally(one.id, number)
  for (const number of [4, 5]) await tally(two.id, number)
  const told = async (id: string) => {
    const { note, answers } = (await office.visitor().ask('GET', `/centres/${id}/writing`)).body
    return [note, answers]
  }
  expect(await told(one.id)).toEqual(['', null])
  await merge(one.id, two.id)
  expect(await told(one.id)).toEqual(['From Gaan', 'days'])
  // Where both say something, that of the record that stays holds.
  await merge(third.id, one.id)
  expect(await told(third.id)).toEqual(['From Ook', 'days'])
  await act(one.id, 'split')
  expect(await told(third.id)).toEqual(['From Ook', null])
  expect(await told(one.id)).toEqual(['From Gaan', 'days'])
  await act(two.id, 'split')
  expect([await told(one.id), await told(two.id)]).toEqual([
    ['', null],
    ['From Gaan', null],
  ])

  await merge(one.id, two.id)
  await database.$client`update writing_wishes set revision = 2, note = 'Said since' where centre_id = ${one.id}`
  await act(two.id, 'split')
  expect([(await told(one.id))[0], (await told(two.id))[0]]).toEqual(['Said since', 'From Gaan'])
})
