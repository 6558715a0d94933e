import { type CentreRecord, type Database, makeSteward } from '@centres/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCentre, given } from '../support/a-centre.ts'
import { testDatabase } from '../support/database.ts'
import { type Office, openOffice, type Visitor } from '../support/people.ts'

const at = '2026-11-02T00:00:00.000Z'
let database: Database
let office: Office
let steward: Visitor
let moderator: Visitor
let personId: string

beforeAll(async () => {
  database = await testDatabase({ seeded: true })
  office = await openOffice(database)
  steward = await office.signIn('steward@sun.ac.za')
  moderator = await office.signIn('moderator@example.org')
  const [person] = await database.$client<{ id: string }[]>`select id from people where email = 'steward@sun.ac.za'`
  personId = person?.id ?? ''
})
afterAll(() => office.close())

const mailbox = 'office@sun.ac.za'

/** A centre that the steward keeps, at an institution of this name. */
async function kept(institution: string, outline: Parameters<typeof aCentre>[0] = {}): Promise<CentreRecord> {
  const [centre] = (await given(database, aCentre({ institution, mailbox, ...outline }))) as [CentreRecord]
  await makeSteward(database, personId, centre.id, at)
  return centre
}

/** Two centres under one institution. */
async function sharing(institution: string): Promise<[CentreRecord, CentreRecord]> {
  const one = aCentre({ institution, mailbox })
  const other = { ...aCentre({ name: 'Sibling', mailbox }), institutions: one.institutions }
  await given(database, one, other)
  await makeSteward(database, personId, one.id, at)
  return [one, other]
}

type Institution = { names: { text: string; language: string; kind: string }[]; type: string; website: string | null }

async function edit(id: string, change: (hosts: Institution[]) => object[], by = steward) {
  const { form, version } = (await by.ask('GET', `/centres/${id}/form`)).body
  return by.ask('PUT', `/centres/${id}/form`, { form: { ...form, institutions: change(form.institutions) }, version })
}

const institutionsOf = async (id: string) => (await office.visitor().ask('GET', `/centres/${id}`)).body.institutions
const historyOf = async (id: string) => (await office.visitor().ask('GET', `/centres/${id}/history`)).body.items
const rowsOf = async (id: string) =>
  (await database.$client`select institution_id from centre_institutions where centre_id = ${id}`).map(
    (row) => row.institution_id,
  )

test.each([
  ['website', { website: 'https://www.boegoe.ac.za/' }],
  ['kind', { type: 'college' }],
  [
    'names',
    {
      names: [
        { text: 'Boegoe', language: 'af', kind: 'official' },
        { text: 'names', language: 'en', kind: 'alias' },
      ],
    },
  ],
])('a steward changes the %s of an institution that is this centre’s alone', async (name, facts) => {
  const { id } = await kept(name)
  const rows = await rowsOf(id)
  const { status, body } = await edit(id, (hosts) => hosts.map((host) => ({ ...host, ...facts })))
  expect([status, body.errors]).toEqual([200, undefined])
  expect(body.form.institutions[0]).toMatchObject(facts)
  expect((await institutionsOf(id))[0]).toMatchObject(facts)
  expect(await rowsOf(id)).toEqual(rows)
  const [change] = await historyOf(id)
  expect(change).toMatchObject({ actor: 'centre', action: 'changed' })
  expect(change.fields.map(({ field }: { field: string }) => field)).toContain('institutions')
})

test('what others know an institution by outlives its renaming, unless another one comes in its place', async () => {
  const ror = 'https://ror.org/05bk57929'
  const centre = aCentre({ institution: 'Kweper', mailbox })
  const host = { ...(centre.institutions[0] as CentreRecord['institutions'][0]), website: 'https://kweper.ac.za/', ror }
  await given(database, { ...centre, institutions: [host] })
  await makeSteward(database, personId, centre.id, at)
  const official = (text: string) => [{ text, language: 'en', kind: 'official' }]
  await edit(centre.id, ([first]) => [{ ...first, names: official('Kweper College') }])
  expect((await institutionsOf(centre.id))[0]).toMatchObject({ names: official('Kweper College'), ror })
  await edit(centre.id, () => [{ names: official('Turksvy'), type: null, website: null }])
  expect((await institutionsOf(centre.id))[0]).toMatchObject({ names: official('Turksvy'), ror: null })
})

test.each([
  ['website', () => ({ website: 'https://elsewhere.example/' })],
  ['type', () => ({ type: 'college' })],
  ['names', ({ names }: Institution) => ({ names: [...names, { text: 'Ander', language: 'af', kind: 'alias' }] })],
])('a steward who changes the %s of an institution that others share is told what to do', async (field, facts) => {
  const [mine, other] = await sharing(`Deelnemer ${field}`)
  const before = await institutionsOf(mine.id)
  const { status, body } = await edit(mine.id, (hosts) => hosts.map((host) => ({ ...host, ...facts(host) })))
  expect([status, body.errors?.map(({ name }: { name: string }) => name)]).toEqual([
    400,
    [`form.institutions.0.${field}`],
  ])
  expect(body.errors[0].message).toContain('shared with 1 other centre')
  expect(await institutionsOf(mine.id)).toEqual(before)
  expect(await institutionsOf(other.id)).toEqual(before)
})

test('a moderator changes it for all of its centres, and each record’s history says so', async () => {
  const [mine, other] = await sharing('Gemeen')
  const since = (await office.visitor().ask('GET', '/changes?since=0&limit=1')).body.datasetVersion
  const { status } = await edit(mine.id, ([host]) => [{ ...host, website: 'https://gemeen.ac.za/' }], moderator)
  expect(status).toBe(200)
  for (const { id } of [mine, other]) {
    expect((await institutionsOf(id))[0].website).toBe('https://gemeen.ac.za/')
    expect((await historyOf(id))[0]).toMatchObject({ actor: 'moderator', action: 'changed' })
  }
  const acts = (await moderator.ask('GET', '/moderation/acts?subject=centre&limit=1')).body.items
  expect(acts).toMatchObject([
    {
      role: 'moderator',
      action: 'record-changed',
      subjectId: mine.id,
      details: { institutions: [expect.any(String)] },
    },
  ])
  const { items } = (await office.visitor().ask('GET', `/changes?since=${since}`)).body
  expect(items.map(({ centreId }: { centreId: string }) => centreId).sort()).toEqual([mine.id, other.id].sort())
})

test('a moderator of one country leaves alone what centres of another share', async () => {
  const one = aCentre({ institution: 'Grens', mailbox })
  const other = {
    ...aCentre({ mailbox, countryCode: 'LS', longitude: 27.5, latitude: -29.3 }),
    institutions: one.institutions,
  }
  await given(database, one, other)
  const narrow = await office.signIn('south@example.org')
  await database.$client`
    insert into moderators select id, 'country', 'ZA', now() from people where email = 'south@example.org'`
  const { status, body } = await edit(one.id, ([host]) => [{ ...host, type: 'college' }], narrow)
  expect([status, body.errors?.[0].name]).toEqual([400, 'form.institutions.0.type'])
})

test('an institution that the directory knows is taken as it is; what contradicts it is refused', async () => {
  await given(database, aCentre({ institution: 'Bekend', institutionType: 'college' }))
  const { id } = await kept('Nuut')
  const names = [{ text: 'Bekend', language: 'en', kind: 'official' }]
  const contradicting = await edit(id, () => [{ names, type: 'university', website: null }])
  expect([contradicting.status, contradicting.body.errors?.[0].name]).toEqual([400, 'form.institutions.0.type'])
  const { status, body } = await edit(id, () => [{ names, type: null, website: null }])
  expect([status, body.form.institutions]).toEqual([200, [{ names, type: 'college', website: null }]])
})

test('one institution stands once in a form', async () => {
  const { id } = await kept('Dubbel')
  const { status, body } = await edit(id, ([host]) => [host as object, host as object])
  expect([status, body.errors?.[0].name]).toEqual([400, 'form.institutions.1.names'])
})

test('a form that is sent back as it was read changes no institution', async () => {
  const [mine, other] = await sharing('Onaangeraak')
  const { status } = await edit(mine.id, (hosts) => hosts)
  expect(status).toBe(200)
  expect((await historyOf(mine.id))[0].fields.map(({ field }: { field: string }) => field)).not.toContain(
    'institutions',
  )
  expect(await historyOf(other.id)).toHaveLength(1)
  expect((await steward.ask('POST', `/centres/${mine.id}/confirmation`)).status).toBe(200)
  expect(await rowsOf(mine.id)).toEqual(await rowsOf(other.id))
})
