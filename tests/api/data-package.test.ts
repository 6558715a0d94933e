import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportColumns } from '@centres/contract'
import { type Database, replaceCentres } from '@centres/db'
import { parse as parseCsv } from 'csv-parse/sync'
import { Package } from 'datapackage'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { aCentre, given } from '../support/a-centre.ts'
import { testAppHere } from '../support/app.ts'
import { testDatabase } from '../support/database.ts'
import { unzip } from '../support/unzip.ts'

const awkward = aCentre({
  names: [
    { text: '=Say "hello"; \\ and\r\ngo, 写作中心 ✍️', language: 'en', kind: 'official' },
    { text: 'مركز الكتابة', language: 'ar', kind: 'official' },
    { text: '+1 room', language: null, kind: 'former' },
  ],
  languages: ['en', 'ar'],
  textLanguages: ['zh-Hant'],
  kinds: ['writing-centre', 'writing-lab'],
  offers: ['mentoring'],
  socialLinks: ['https://example.org/a;b\\c', 'https://example.org/d'],
  phone: '+27 21 808 0000',
  adminArea: '',
  founded: '1999',
  closed: '2020-02-29',
  confirmedAt: '2026-11-20T08:30:00.123Z',
  descriptions: [
    { language: 'en', text: 'One.\n\nTwo: "quoted", and ; semicolons.' },
    { language: 'ar', text: 'نص' },
  ],
})
let database: Database
beforeAll(async () => {
  database = await testDatabase({ seeded: true })
  await given(database, awkward)
  await database.transaction((tx) =>
    replaceCentres(tx, [{ ...awkward, website: 'https://example.org/', phone: null }], {
      actor: 'centre',
      at: '2026-11-21T00:00:00.000Z',
      source: null,
    }),
  )
})

async function packageOf(query = '') {
  const app = await testAppHere(database)
  const answer = await app.inject(`/v1/exports/centres.zip${query}`)
  expect(answer.statusCode).toBe(200)
  const folder = await unzip(answer.rawPayload)
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  const rows = (name: string): Record<string, string>[] => parseCsv(read(name), { columns: true })
  return { app, folder, read, rows, rowCount: Number(answer.headers['x-row-count']) }
}

describe('the Data Package', () => {
  test.each(['', '?country=ZA', '?q=nothing+at+all+matches+this'])(
    'of the set "%s" is valid for a published validator, to the last cell and key',
    { timeout: 120_000 },
    async (query) => {
      const { folder, rowCount } = await packageOf(query)
      const found = await Package.load(join(folder, 'datapackage.json'), { strict: true })
      expect(found.errors).toEqual([])
      expect(found.valid).toBe(true)
      const counts: Record<string, number> = {}
      for (const resource of found.resources) {
        const rows = await resource.read({ keyed: true, relations: true })
        expect(resource.headers).toEqual(resource.descriptor.schema.fields.map(({ name }) => name))
        counts[resource.name] = rows.length
      }
      expect(counts.centres).toBe(rowCount)
      const said = found.descriptor.resources as { name: string; rowCount: number }[]
      expect(Object.fromEntries(said.map((one) => [one.name, one.rowCount]))).toEqual(counts)
    },
  )

  test('is refused by the validator where a cell or a key is wrong', async () => {
    const { folder, read } = await packageOf('?country=ZA')
    const spoil = (name: string, from: string, to: string) =>
      writeFileSync(join(folder, name), read(name).replace(from, to))
    const resource = async (name: string) =>
      (await Package.load(join(folder, 'datapackage.json'))).getResource(name)?.read({ relations: true })
    spoil('names.csv', awkward.id, 'wca-nowhere')
    await expect(resource('names')).rejects.toThrow(/Foreign key/)
    spoil('languages.csv', 'session', 'whispered')
    await expect(resource('languages')).rejects.toThrow()
  })

  test('has checksums that fit, by the program that people have', async () => {
    const { folder } = await packageOf()
    const { status, stdout, stderr } = spawnSync('sha256sum', ['--strict', '-c', 'checksums.txt'], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout.trim().split('\n').length).toBe(readdirSync(folder).length - 1)
  })

  test('is the same to the last byte however often it is made', async () => {
    const archives = await Promise.all(
      [1, 2].map(async () => (await (await testAppHere(database)).inject('/v1/exports/centres.zip')).rawPayload),
    )
    expect(archives[0]?.equals(archives[1] ?? Buffer.of())).toBe(true)
  })

  test('holds the same centres.csv as the export', async () => {
    const { app, read } = await packageOf('?country=ZA')
    expect(read('centres.csv')).toBe((await app.inject('/v1/exports/centres.csv?country=ZA')).body)
  })

  test('describes every column in the words of the contract', async () => {
    const { read } = await packageOf('?country=ZA')
    const { resources, licenses, version } = JSON.parse(read('datapackage.json'))
    const [centres] = resources
    expect(centres.schema.fields.map(({ name, description }: Record<string, string>) => [name, description])).toEqual(
      exportColumns.map(({ name, description }) => [name, description]),
    )
    expect(licenses[0].name).toBe('CC0-1.0')
    expect(version).toMatch(/^\d+$/)
    const fieldOf = (name: string) => centres.schema.fields.find((field: { name: string }) => field.name === name)
    expect(fieldOf('id').constraints).toMatchObject({ required: true, unique: true })
    expect(fieldOf('lifeState').constraints.enum).toContain('active')
    expect(fieldOf('kind').constraints.pattern).toContain('writing-lab')
  })

  test('holds every name, language, term and description of a centre, one a row', async () => {
    const { rows } = await packageOf('?country=ZA')
    const own = (name: string) => rows(name).filter(({ centre }) => centre === awkward.id)
    expect(own('names.csv').map(({ position, text, language, kind }) => [position, text, language, kind])).toEqual([
      ['0', `'${awkward.names[0]?.text}`, 'en', 'official'],
      ['1', 'مركز الكتابة', 'ar', 'official'],
      ['2', "'+1 room", '', 'former'],
    ])
    expect(own('languages.csv').map(({ use, language }) => [use, language])).toEqual([
      ['session', 'en'],
      ['session', 'ar'],
      ['text', 'zh-Hant'],
    ])
    expect(own('terms.csv').map(({ role, vocabulary, code }) => [role, vocabulary, code])).toEqual(
      expect.arrayContaining([
        ['kind', 'kind', 'writing-lab'],
        ['offers', 'collaboration', 'mentoring'],
      ]),
    )
    const told = own('descriptions.csv').map(({ language, text }) => ({ language, text }))
    expect(told).toEqual(expect.arrayContaining(awkward.descriptions))
  })

  test('tells what changed by field, and not of telephone numbers', async () => {
    const { rows } = await packageOf('?country=ZA')
    const own = rows('changes.csv').filter(({ centre }) => centre === awkward.id)
    expect(own.map(({ actor, action, fields }) => [actor, action, fields])).toEqual([
      ['import', 'created', ''],
      ['centre', 'changed', 'website'],
    ])
  })

  test('tells a change of what is not told, and says that it has no fields', async () => {
    const quiet = aCentre({ name: 'Quiet', countryCode: 'LS' })
    await given(database, quiet)
    await database.transaction((tx) =>
      replaceCentres(tx, [{ ...quiet, phone: '+266 22 340 601' }], {
        actor: 'centre',
        at: '2026-11-22T00:00:00.000Z',
        source: null,
      }),
    )
    const { read, rows } = await packageOf('?country=LS')
    const own = rows('changes.csv').filter(({ centre }) => centre === quiet.id)
    expect(own.map(({ action, fields }) => [action, fields])).toEqual([
      ['created', ''],
      ['changed', ''],
    ])
    const { resources } = JSON.parse(read('datapackage.json'))
    const { schema } = resources.find(({ name }: { name: string }) => name === 'changes')
    const { description } = schema.fields.find(({ name }: { name: string }) => name === 'fields')
    expect(description).toContain(
      'empty for a record that is new, and where only what the log does not tell has changed',
    )
  })

  test('says how to cite it, as the API does', async () => {
    const { app, read } = await packageOf('?country=ZA')
    expect(parseYaml(read('CITATION.cff'))).toMatchObject({
      'cff-version': '1.2.0',
      type: 'dataset',
      title: 'Writing centres: country or area South Africa',
      authors: [{ name: 'Writing Centre Atlas' }],
      license: 'CC0-1.0',
      'date-released': expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      url: 'http://localhost:3000/?country=ZA',
    })
    expect(read('README.md')).toContain('country=ZA')
    const { texts, title, address } = (await app.inject('/v1/citation?country=ZA')).json()
    expect(read('README.md')).toContain(`> ${texts.apa}`)
    expect(JSON.parse(read('datapackage.json'))).toMatchObject({ title, homepage: address })
  })

  test('labels its codes in every language of the interface', async () => {
    const { rows } = await packageOf()
    const lab = rows('vocabularies.csv').find(({ vocabulary, code }) => vocabulary === 'kind' && code === 'writing-lab')
    for (const language of ['En', 'Af', 'Ar', 'Es', 'Fr']) expect(lab?.[`label${language}`]).not.toBe('')
  })
})
