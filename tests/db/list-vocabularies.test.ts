import { type Database, listVocabularies } from '@centres/db'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../support/database.ts'

let database: Database

beforeAll(async () => {
  database = await testDatabase({ seeded: true })
})

const kindIn = async (language: string) => {
  const { vocabularies } = await listVocabularies(database, language)
  return vocabularies.find(({ code }) => code === 'kind') ?? expect.fail('no kinds')
}

test('terms are labelled in the language asked for, in the order of their file', async () => {
  const kind = await kindIn('af')
  expect(kind.terms[0]).toMatchObject({
    code: 'writing-centre',
    label: 'Skryfsentrum',
    broader: null,
    isSelectable: true,
  })
  expect(kind.terms.at(-1)?.code).toBe('other')
})

test('a label that a language lacks is the English one', async () => {
  await database.$client`update terms set labels = labels - 'fr' where vocabulary = 'kind' and code = 'writing-lab'`
  const label = async (language: string) =>
    (await kindIn(language)).terms.find(({ code }) => code === 'writing-lab')?.label
  expect(await label('fr')).toBe(await label('en'))
})

test('terms that only group others cannot be chosen', async () => {
  const { vocabularies } = await listVocabularies(database, 'en')
  const modality = vocabularies.find(({ code }) => code === 'modality')
  expect(modality?.terms.filter(({ isSelectable }) => !isSelectable).map(({ code }) => code)).toEqual([
    'time',
    'place',
    'channel',
  ])
})

test('areas come with their regions, languages only if a published centre uses them', async () => {
  const { areas, languages } = await listVocabularies(database, 'en')
  expect(areas).toContainEqual({ code: 'ZA', regions: ['002', '202', '018'] })
  expect(languages).toEqual(expect.arrayContaining(['ase', 'de', 'en']))
  expect(languages).not.toContain('tlh')
})
