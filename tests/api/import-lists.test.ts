import type { ImportRow } from '@centres/contract'
import {
  type CentreRecord,
  type Database,
  makeModerator,
  makeSteward,
  readCentre,
  readRecord,
  removeImportRows,
} from '@centres/db'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aCentre, act, given } from '../support/a-centre.ts'
import { emptyDirectory } from '../support/directory.ts'
import { checked, does, rowsOf, settled, upload } from '../support/importing.ts'
import { type Office, openOffice, type Visitor } from '../support/people.ts'

let database: Database
let office: Office
let moderator: Visitor
let ofKenya: Visitor
let steward: Visitor
const at = '2026-11-24T12:00:00.000Z'

beforeAll(async () => {
  database = await emptyDirectory()
  office = await openOffice(database)
  moderator = await office.signIn('moderator@example.org')
  ofKenya = await office.signIn('kenya@example.org')
  steward = await office.signIn('steward@sun.ac.za')
  await makeModerator(database, await personId('kenya@example.org'), { scope: 'country', code: 'KE' }, at)
})
afterAll(() => office?.close())

async function personId(email: string): Promise<string> {
  const [person] = await database.$client<{ id: string }[]>`select id from people where email = ${email}`
  return person?.id as string
}

const outcomes = (rows: ImportRow[]) => rows.map(({ name, outcome }) => [name, outcome])
const row = (rows: ImportRow[], name: string) => rows.find((one) => one.name === name) as ImportRow

const list = `Centre name;University;Country;City;Website;Services;Languages
Schreibzentrum Nord;Universität Nordstadt;Deutschland;Bremen;www.nord.example;Workshop;German, English
"Write
Here";Uni Süd;DE;München;;;`

test('a list is tried, imported, and changes nothing the second time', async () => {
  const sent = { name: 'North and South', content: list, sourceUrl: 'https://lists.example/2026' }
  const first = await checked(moderator, sent)
  expect(first.mapping).toEqual({
    name: 'Centre name',
    institution: 'University',
    country: 'Country',
    city: 'City',
    website: 'Website',
    service: 'Services',
    languages: 'Languages',
  })
  expect(outcomes(first.rows)).toEqual([
    ['Schreibzentrum Nord', 'new'],
    ['Write Here', 'new'],
  ])
  expect(first.rows[1]).toMatchObject({ number: 3, countryCode: 'DE', centreId: null })
  expect(await database.$client`select id from centres`).toHaveLength(0)

  const done = await does(moderator, first.id, 'run')
  expect(done).toMatchObject({ state: 'imported', counts: { new: 2, refused: 0 } })
  const id = row(done.rows, 'Schreibzentrum Nord').centreId as string
  expect(await readRecord(database, id)).toMatchObject({
    state: 'published',
    names: [{ text: 'Schreibzentrum Nord', language: null, kind: 'official' }],
    countryCode: 'DE',
    city: 'Bremen',
    precision: 'city',
    location: { longitude: expect.closeTo(8.8, 0), latitude: expect.closeTo(53, 0) },
    website: 'https://www.nord.example',
    mailbox: null,
    languages: ['de', 'en'],
    terms: {
      kind: [{ code: 'writing-centre', ownWords: null }],
      service: [{ code: 'workshop', ownWords: null }],
    },
    confirmedAt: null,
    evidence: [{ level: 'suggested', at: '2026-11-24T00:00:00.000Z' }],
    source: { kind: 'import', url: 'https://lists.example/2026', seenOn: '2026-11-24' },
  })
  const [change] = await database.$client`select actor, action, source from changes where subject_id = ${id}`
  expect(change).toEqual({
    actor: 'import',
    action: 'created',
    source: 'North and South, https://lists.example/2026, 2026-11-24',
  })
  const { body: acts } = await moderator.ask('GET', '/moderation/acts')
  expect(acts.items[0]).toMatchObject({ action: 'imported', subject: 'import', subjectId: first.id })

  const versions = () => database.$client`select count(*)::int as count from changes`
  const before = await versions()
  const again = await checked(moderator, { ...sent, name: 'north and SOUTH' })
  expect(again).toMatchObject({ isMappingSaved: true, sourceUrl: 'https://lists.example/2026' })
  expect(outcomes(again.rows)).toEqual([
    ['Schreibzentrum Nord', 'unchanged'],
    ['Write Here', 'unchanged'],
  ])
  expect(await does(moderator, again.id, 'run')).toMatchObject({ counts: { unchanged: 2 } })
  expect(await versions()).toEqual(before)
})

test('rows are known again by their key, and only what they say is changed', async () => {
  const name = 'Keyed'
  const head = 'ID,Name,Institution,Country,Phone,Description\n'
  const first = await checked(moderator, {
    name,
    content: `${head}7,Escribir,Universidad de Prueba,España,+34 91 000,Hola\n`,
  })
  const done = await does(moderator, first.id, 'run')
  const id = done.rows[0]?.centreId as string
  const second = await checked(moderator, {
    name,
    content: `${head}7,Centro Escribir,Universidad de Prueba,Spain,,Hola a todos\n8,Nuevo,Otra universidad,ES,,\n`,
  })
  expect(outcomes(second.rows)).toEqual([
    ['Centro Escribir', 'changed'],
    ['Nuevo', 'new'],
  ])
  expect(second.rows[0]).toMatchObject({ centreId: id, fields: ['names', 'descriptions'] })
  await does(moderator, second.id, 'run')
  expect(await readRecord(database, id)).toMatchObject({
    phone: '+34 91 000',
    names: [{ text: 'Centro Escribir' }],
    descriptions: [{ language: 'en', text: 'Hola a todos' }],
  })

  const undone = await does(moderator, second.id, 'undo')
  expect(undone.state).toBe('undone')
  expect(undone.rows.map(({ undone }) => undone)).toEqual(['restored', 'withdrawn'])
  expect(await readRecord(database, id)).toMatchObject({ names: [{ text: 'Escribir' }], phone: '+34 91 000' })
  const newId = undone.rows[1]?.centreId as string
  expect(await readCentre(database, newId)).toMatchObject({ state: 'withdrawn' })
  expect((await office.visitor().ask('GET', `/centres/${newId}`)).status).toBe(410)
  const third = await checked(moderator, { name, content: `${head}8,Nuevo,Otra universidad,ES,,\n` })
  expect(outcomes(third.rows)).toEqual([['Nuevo', 'new']])
})

test('what a centre has confirmed or people have changed is kept, and so is it when an import is undone', async () => {
  const name = 'Kept'
  const head = 'Name,Institution,Country,Phone\n'
  const rows = ['Confirmed', 'Changed', 'Held'].map((one) => `${one} Centre,University of ${one},Kenya,+254 1\n`)
  const first = await does(moderator, (await checked(moderator, { name, content: head + rows.join('') })).id, 'run')
  const [confirmed, changed, held] = first.rows.map(({ centreId }) => centreId as string)
  for (const id of [confirmed, held]) await makeSteward(database, await personId('steward@sun.ac.za'), id as string, at)
  expect((await steward.ask('POST', `/centres/${confirmed}/confirmation`)).status).toBe(200)
  const { body } = await moderator.ask('GET', `/centres/${changed}/form`)
  const form = { ...body.form, mailbox: 'office@changed.example', city: 'Nairobi' }
  expect((await moderator.ask('PUT', `/centres/${changed}/form`, { form, version: body.version })).status).toBe(200)

  const again = await checked(moderator, { name, content: head + rows.join('').replaceAll('+254 1', '+254 2') })
  expect(again.rows).toMatchObject([
    { outcome: 'kept', fields: ['phone'], notes: [{ code: 'confirmed', message: 'the centre has confirmed it' }] },
    { outcome: 'kept', fields: ['phone'], notes: [{ code: 'touched', message: 'people have changed it since' }] },
    { outcome: 'changed', fields: ['phone'] },
  ])
  const undone = await does(moderator, first.id, 'undo')
  expect(undone.rows.map((one) => one.undone)).toEqual(['left', 'left', 'left'])
  expect(await readCentre(database, held as string)).toMatchObject({ state: 'published', phone: '+254 1' })
})

test('a listed centre that may be the same is shown, and imported only where somebody says so', async () => {
  await given(
    database,
    aCentre({
      name: 'Skryflab',
      institution: 'Universiteit van die Vlakte',
      website: 'https://skryf.vlakte.ac.za/',
      countryCode: 'ZA',
    }),
  )
  const content = `Name,Institution,Country,Website
Writing Lab,University of the Plains,South Africa,https://www.vlakte.ac.za/lab
Skryfhoek,Die Universiteit van die Vlakte,Suid-Afrika,
Writing Lab,University of the Hills,ZAF,`
  const first = await checked(moderator, { name: 'Alike', content })
  expect(outcomes(first.rows)).toEqual([
    ['Writing Lab', 'duplicate'],
    ['Skryfhoek', 'duplicate'],
    ['Writing Lab', 'new'],
  ])
  expect(first.rows[0]?.lookalikes).toMatchObject([{ name: 'Skryflab', shares: ['website'] }])
  const done = await does(moderator, first.id, 'run', { asNew: [3] })
  expect(outcomes(done.rows)).toEqual([
    ['Writing Lab', 'duplicate'],
    ['Skryfhoek', 'new'],
    ['Writing Lab', 'new'],
  ])
  const again = await checked(moderator, { name: 'Alike', content })
  expect(again.counts).toMatchObject({ duplicate: 1, unchanged: 2 })
})

test('a row that somebody says is a listed centre updates it, is remembered, and goes back', async () => {
  const listed = aCentre({
    name: 'Letterkamer',
    institution: 'Kusuniversiteit',
    website: 'https://kus.ac.za/',
    phone: '+27 1',
  })
  await given(database, listed)
  const { id } = listed
  const name = 'Said'
  const content = `Name,Institution,Country,Website,Phone
Coast Writing Lab,Coast University,South Africa,https://www.kus.ac.za/,+27 2
Quite Other Lab,Zzyzx Institute,South Africa,,`
  const first = await checked(moderator, { name, content })
  expect(outcomes(first.rows)).toEqual([
    ['Coast Writing Lab', 'duplicate'],
    ['Quite Other Lab', 'new'],
  ])
  const said = { asNew: [], sameAs: { 2: id.toUpperCase() } }
  const begun = await moderator.ask('POST', `/moderation/imports/${first.id}/check`, {
    mapping: first.mapping,
    ...said,
  })
  expect([begun.status, begun.body.sameAs]).toEqual([202, { 2: id }])
  await settled(moderator, first.id)
  const [planned] = await rowsOf(moderator, first.id)
  expect(planned).toMatchObject({ outcome: 'changed', centreId: id, lookalikes: [{ id }] })
  expect(planned?.fields).toEqual(expect.arrayContaining(['names', 'phone']))
  expect(await readRecord(database, id)).toMatchObject({ phone: '+27 1' })

  const before = await readRecord(database, id)
  const done = await does(moderator, first.id, 'run', said)
  expect(done.counts).toMatchObject({ changed: 1, new: 1, duplicate: 0 })
  expect(await readRecord(database, id)).toMatchObject({ phone: '+27 2', names: [{ text: 'Coast Writing Lab' }] })
  const again = await checked(moderator, { name, content })
  expect(again.counts).toMatchObject({ unchanged: 2 })
  expect(again.rows[0]).toMatchObject({ centreId: id, fields: [] })

  const undone = await does(moderator, first.id, 'undo')
  expect(undone.rows.map((one) => one.undone)).toEqual(['restored', 'withdrawn'])
  expect(await readRecord(database, id)).toEqual({ ...before, updatedAt: expect.any(String) })
  expect((await checked(moderator, { name, content })).counts).toMatchObject({ duplicate: 1, new: 1 })
})

test('who decides on less than when they imported takes back no more than that', async () => {
  const narrowed = await office.signIn('narrowed@example.org')
  const own = await personId('narrowed@example.org')
  await makeModerator(database, own, { scope: 'everything', code: '' }, at)
  const content = 'Name,Institution,Country\nQhier,Qhier Skool,South Africa\nQdaar,Qdaar Skool,Kenya\n'
  const { id } = await checked(narrowed, { name: 'Narrowed', content })
  await does(narrowed, id, 'run')
  await database.$client`delete from moderators where person_id = ${own}`
  await makeModerator(database, own, { scope: 'country', code: 'ZA' }, at)
  const undone = await does(narrowed, id, 'undo')
  expect(undone.rows.map((one) => one.undone)).toEqual(['withdrawn', 'left'])
  const states = undone.rows.map(async ({ centreId }) => (await readCentre(database, centreId as string))?.state)
  expect(await Promise.all(states)).toEqual(['withdrawn', 'published'])
})

test('a row is said to be no record that is gone, another’s, or another row’s', async () => {
  const [gone, went, next, abroad, held] = ['Gone', 'Went', 'Next', 'Abroad', 'Held'].map((one) =>
    aCentre({
      name: `${one} Kamer`,
      institution: `${one} Skool`,
      countryCode: one === 'Abroad' ? 'KE' : 'ZA',
      ...(one === 'Held' && { confirmedAt: at }),
    }),
  ) as [CentreRecord, CentreRecord, CentreRecord, CentreRecord, CentreRecord]
  await given(database, gone, went, next, abroad, held)
  await act(database, 'withdrawn', gone.id, { state: 'withdrawn', withdrawn_reason: 'Asked for' })
  await act(database, 'merged', went.id, { life_state: 'merged', successor_id: next.id })
  const ofSouthAfrica = await office.signIn('south-africa@example.org')
  const own = await personId('south-africa@example.org')
  await makeModerator(database, own, { scope: 'country', code: 'ZA' }, at)

  const rows = ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven']
  const content = `Name,Institution,Country\n${rows.map((one) => `${one} Qoffice,${one} Qschool,South Africa`).join('\n')}`
  const first = await checked(ofSouthAfrica, { name: 'Said wrongly', content })
  const sameAs = {
    2: 'wca-0000000',
    3: gone.id,
    4: went.id,
    5: next.id,
    6: abroad.id,
    7: held.id,
  }
  const body = { mapping: first.mapping, sameAs }
  expect((await ofSouthAfrica.ask('POST', `/moderation/imports/${first.id}/check`, body)).status).toBe(202)
  const { counts } = await settled(ofSouthAfrica, first.id)
  expect(counts).toMatchObject({ refused: 5, kept: 1, new: 1, changed: 0 })
  const found = await rowsOf(ofSouthAfrica, first.id)
  expect(found.map(({ problems, notes }) => [...problems, ...notes].map(({ message }) => message).join('; '))).toEqual([
    'must be a listed centre; wca-0000000 is none',
    `must be a listed centre; ${gone.id} is withdrawn`,
    `must be a record of its own; row 5 is ${next.id} too; ${went.id} was merged into ${next.id}: that is the record`,
    `must be a record of its own; row 4 is ${next.id} too`,
    'belongs to a record in KE, outside what you moderate',
    'the centre has confirmed it',
    '',
  ])
  const alone = { mapping: first.mapping, sameAs: { 4: went.id } }
  await ofSouthAfrica.ask('POST', `/moderation/imports/${first.id}/check`, alone)
  await settled(ofSouthAfrica, first.id)
  expect((await rowsOf(ofSouthAfrica, first.id))[2]).toMatchObject({ outcome: 'changed', centreId: next.id })

  for (const [wrong, name] of [
    [{ sameAs: { 99: next.id } }, 'sameAs.99'],
    [{ asNew: [99] }, 'asNew.0'],
    [{ asNew: [2], sameAs: { 2: next.id } }, 'sameAs.2'],
    [{ sameAs: { 2: 'nowhere' } }, 'sameAs.2'],
    [{ sameAs: { two: next.id } }, 'sameAs.two'],
  ] as const) {
    const { status, body } = await ofSouthAfrica.ask('POST', `/moderation/imports/${first.id}/run`, wrong)
    expect([status, body.errors?.[0].name]).toEqual([400, name])
  }
})

test('a row that is wrong is refused by the name of its field, with what was expected', async () => {
  const content = `Nom\tPays\tLat\tLong\tURL\tType\tLangues\tFondation
Bon centre\tFrance\t48,85\t2,35\thttps://bon.example\tCentre d’écriture\tfrançais; anglais\t1998
Perdu\tAtlantide\t\t\t\t\t\t
En mer\tFrance\t0\t-30\t\t\t\t
Mal\tFrance\t91\t2\tftp://mal.example\tbistro\tklingon\tjadis
\tFrance\t\t\t\t\t\t
Bon centre\tFRA\t\t\t\t\t\t
Sans pays\t\t48.85\t2.35\t\t\t\t
Congo\tCongo\t\t\t\t\t\t`
  const { rows, counts } = await checked(moderator, { name: 'Faux', content })
  expect(rows.map(({ number, outcome }) => [number, outcome])).toEqual([
    [2, 'new'],
    [3, 'refused'],
    [4, 'refused'],
    [5, 'refused'],
    [6, 'refused'],
    [7, 'refused'],
    [8, 'new'],
    [9, expect.any(String)],
  ])
  const problems = (number: number) =>
    rows.find((one) => one.number === number)?.problems.map(({ field, header }) => [field, header])
  expect(problems(3)).toEqual([['country', 'Pays']])
  expect(rows[1]?.problems[0]?.message).toBe(
    'must be a country or area, by its name or its code of ISO 3166-1; Atlantide is none',
  )
  expect(problems(4)).toEqual([['latitude', 'Lat']])
  expect(problems(5)).toEqual(
    expect.arrayContaining([
      ['latitude', 'Lat'],
      ['website', 'URL'],
      ['kind', 'Type'],
      ['languages', 'Langues'],
      ['founded', 'Fondation'],
    ]),
  )
  expect(problems(6)).toEqual([['name', 'Nom']])
  expect(rows[5]?.problems).toEqual([
    {
      field: 'name',
      header: 'Nom',
      code: 'centreTwice',
      values: { row: '2' },
      message: 'must not be there twice; row 2 is the same centre',
    },
  ])
  expect(row(rows, 'Sans pays').countryCode).toBe('FR')
  expect(counts.refused).toBeGreaterThanOrEqual(5)
})

test('a value after = holds for every row', async () => {
  const content = 'Name,Institution\nSchreibraum,Universität Überall\n'
  const { rows } = await checked(moderator, { name: 'Fixed', content }, { country: '=Austria', association: '=ewca' })
  expect(rows).toMatchObject([{ outcome: 'new', countryCode: 'AT' }])
})

test('after ninety days the rows are gone, and nothing can be undone', async () => {
  const sent = { name: 'Old', content: 'Name,Institution,Country\nOudste Skryfhoek,Verste Kollege,Namibia\n' }
  const { id } = await does(moderator, (await checked(moderator, sent)).id, 'run')
  const tried = await checked(moderator, { ...sent, name: 'Never run' })
  await database.$client`update imports set created_at = '2026-08-01' where id in (${id}, ${tried.id})`
  await removeImportRows(database, '2026-08-26T00:00:00.000Z')
  expect(await rowsOf(moderator, id)).toEqual([])
  expect((await moderator.ask('POST', `/moderation/imports/${id}/undo`)).status).toBe(409)
  expect((await moderator.ask('GET', `/moderation/imports/${tried.id}`)).status).toBe(404)
  const { rows } = await checked(moderator, sent)
  expect(outcomes(rows)).toEqual([['Oudste Skryfhoek', 'unchanged']])
})

describe('who may', () => {
  const sent = { name: 'Two countries', content: 'Name,Country\nKenyan Corner,Kenya\nUgandan Corner,Uganda\n' }

  test('strangers and stewards are refused at every door', async () => {
    const { id } = (await upload(moderator, sent)).body
    const one = `/moderation/imports/${id}`
    const doors = [
      ['GET', '/moderation/imports'],
      ['POST', '/moderation/imports', { name: 'x', fileName: 'x.csv', content: '' }],
      ['GET', one],
      ['POST', `${one}/check`, { mapping: { name: 'Name', country: 'Country' } }],
      ['GET', `${one}/rows`],
      ['GET', `${one}/report.csv`],
      ['POST', `${one}/run`, {}],
      ['POST', `${one}/undo`],
    ] as const
    for (const [method, url, body] of doors) {
      expect([url, (await office.visitor().ask(method, url, body)).status]).toEqual([url, 401])
      expect([url, (await steward.ask(method, url, body)).status]).toEqual([url, 403])
      if (url !== '/moderation/imports')
        expect([url, (await ofKenya.ask(method, url, body)).status]).toEqual([url, 404])
    }
    expect((await ofKenya.ask('GET', '/moderation/imports')).body.items).toEqual([])
  })

  test('a moderator of one country imports its rows; others are refused by name', async () => {
    const { id, rows } = await checked(ofKenya, sent)
    expect(outcomes(rows)).toEqual([
      ['Kenyan Corner', 'new'],
      ['Ugandan Corner', 'refused'],
    ])
    expect(rows[1]?.problems).toMatchObject([
      { field: 'country', message: 'must lie within what you moderate; UG does not' },
    ])
    const done = await does(ofKenya, id, 'run', { asNew: [3] })
    expect(done.counts).toMatchObject({ new: 1, refused: 1 })
    expect((await moderator.ask('GET', `/moderation/imports/${id}`)).status).toBe(200)
    expect((await ofKenya.ask('POST', `/moderation/imports/${id}/run`, {})).status).toBe(409)
  })
})

describe('files', () => {
  const refusal = async (content: string | Buffer, fileName = 'list.csv') => {
    const { status, body } = await upload(moderator, { content, fileName })
    return [status, body.errors?.[0]?.name, body.errors?.[0]?.message]
  }

  test('what is no list is refused in a sentence', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
    expect(await refusal(png)).toEqual([400, 'content', expect.stringContaining('must be a CSV file in UTF-8')])
    expect(await refusal('%PDF-1.7\n')).toEqual([400, 'content', expect.stringContaining('not a PDF')])
    expect(await refusal(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toEqual([
      400,
      'content',
      expect.stringContaining('.xlsx'),
    ])
    expect(await refusal('Name,Country\n')).toEqual([400, 'content', expect.stringContaining('a row for each centre')])
    expect(await refusal('PK not a zip')).toEqual([400, 'content', 'must be an Excel workbook (.xlsx) that is whole'])
    expect(await refusal(`Name\n${'x\n'.repeat(20_001)}`)).toEqual([
      400,
      'content',
      'must have at most 20000 rows; it has 20001',
    ])
    expect(await refusal(`Name\n${'x'.repeat(5001)}\n`)).toEqual([400, 'content', expect.stringContaining('row 2')])
  })

  test('a body larger than any list is refused, and so are fields that nobody knows', async () => {
    expect((await upload(moderator, { content: 'x'.repeat(9 * 1024 * 1024) })).status).toBe(413)
    const { body } = await upload(moderator, { content: 'Name,Country\nA,Kenya\n' })
    const ask = (mapping: object, more = {}) =>
      moderator.ask('POST', `/moderation/imports/${body.id}/check`, { mapping, ...more })
    expect((await ask({ name: 'Name', country: 'Country', evidence: 'Name' })).status).toBe(400)
    expect((await ask({ name: 'Name', country: 'Country' }, { state: 'imported' })).status).toBe(400)
    expect((await ask({ name: 'Name', country: 'Land' })).body.errors).toEqual([
      { in: 'body', name: 'mapping.country', message: 'must be the header of a column; Land is none' },
    ])
    expect((await ask({ name: 'Name', country: 'Name' })).body.errors?.[0]?.message).toContain('a column of its own')
    expect((await ask({ country: 'Country' })).body.errors?.[0]?.name).toBe('mapping.name')
  })

  test('the report keeps formulas from being calculated', async () => {
    const { id } = await checked(moderator, {
      name: 'Formulas',
      content: 'Name,Institution,Country\n"=HYPERLINK(""http://x.example"")",@SUM(A1),Kenya\n+1,-2,=1+1\n',
    })
    const response = await office.app.inject({
      url: `/v1/moderation/imports/${id}/report.csv`,
      headers: { cookie: [...moderator.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8')
    const [head, first, second] = response.body.split('\r\n')
    expect(head).toBe('\ufeffrow,outcome,name,institution,country,centre,fields,problems,notes,lookalikes,undone')
    expect(first).toMatch(/^2,new,"'=HYPERLINK\(""http:\/\/x.example""\)",'@SUM\(A1\),KE,/)
    expect(second).toMatch(/^3,refused,'\+1,'-2,,/)
    expect(await rowsOf(moderator, id)).toHaveLength(2)
  })
})
