import type { CentreRecord } from '@centres/db'
import { mapCentre, readCentreRows } from '@centres/seeds'
import { describe, expect, test } from 'vitest'
import { aRow, csvOf } from './a-row.ts'

function mapped(cells: Record<string, string> = {}): CentreRecord {
  const { rows, refusals } = readCentreRows(csvOf(aRow(cells)))
  expect(refusals).toEqual([])
  return mapCentre(rows[0]?.row ?? expect.fail('no row'))
}

const codes = (record: CentreRecord, role: keyof CentreRecord['terms']) => record.terms[role]?.map(({ code }) => code)
const namesOf = (names: CentreRecord['names']) => names.map(({ text, language }) => [text, language])

describe('names', () => {
  test('the name in its own language comes first, the English one second', () => {
    const { names } = mapped({ name: 'Writing Centre', name_local: 'Schreibzentrum', name_local_lang: 'de' })
    expect(namesOf(names)).toEqual([
      ['Schreibzentrum', 'de'],
      ['Writing Centre', 'en'],
    ])
  })

  test('a name that is the same in both languages stands once', () => {
    const { names } = mapped({ name: 'Berättarministeriet', name_local: 'Berättarministeriet', name_local_lang: 'sv' })
    expect(namesOf(names)).toEqual([['Berättarministeriet', 'sv']])
  })

  test('a name without an English word has no known language', () => {
    expect(namesOf(mapped({ name: 'Fronte del Borgo' }).names)).toEqual([['Fronte del Borgo', null]])
  })

  test('a Latin name is not Korean because the centre is', () => {
    const { names } = mapped({ name: 'Hanyang Writing Center', name_local: 'Writing Center', name_local_lang: 'ko' })
    expect(names[0]).toMatchObject({ text: 'Writing Center', language: null })
  })
})

describe('the language of an institution’s local name', () => {
  const languageOf = (cells: Record<string, string>) => mapped(cells).institutions[0]?.names[0]?.language

  test.each([
    ['JP', '早稲田大学', 'ja'],
    ['CN', '清华大学', 'zh-Hans'],
    ['TW', '國立清華大學', 'zh-Hant'],
    ['HK', '香港大學', 'zh-Hant'],
    ['EG', 'الجامعة الأمريكية بالقاهرة', 'ar'],
    ['IE', 'Ollscoil na Gaillimhe', 'ga'],
    ['NZ', 'Te Whare Wānanga o Waitaha', 'mi'],
    ['RU', 'Университет ИТМО', 'ru'],
    ['TR', 'Koç Üniversitesi', 'tr'],
  ])('is known in %s', (country_code, institution_local, language) => {
    expect(languageOf({ country_code, institution_local })).toBe(language)
  })

  test.each([
    ['ZA', 'INyuvesi yaKwaZulu-Natali'],
    ['KZ', 'Назарбаев Университеті'],
    ['IQ', 'زانکۆی ئەمریکی لە عێراق، سلێمانی'],
    ['GB', 'Coláiste Ollscoile Naomh Muire'],
  ])('is left open in %s, where several are likely', (country_code, institution_local) => {
    expect(languageOf({ country_code, institution_local })).toBeNull()
  })

  test('is that of the centre’s own name where that is given', () => {
    const name = { name_local: 'Skryflab', name_local_lang: 'af' }
    expect(languageOf({ country_code: 'ZA', institution_local: 'Universiteit Stellenbosch', ...name })).toBe('af')
  })
})

describe('terms', () => {
  test('modalities are parted into services and modalities', () => {
    const record = mapped({ modalities: 'one-to-one;drop-in;online-synchronous;embedded-tutoring;retreat' })
    expect(codes(record, 'service')).toEqual(['one-to-one', 'course-embedded-tutor', 'writing-retreat'])
    expect(codes(record, 'modality')).toEqual(['drop-in', 'online', 'synchronous'])
  })

  test('audiences, tutors and associations take the codes of the directory', () => {
    const record = mapped({
      audiences: 'undergraduate;school-pupils',
      tutors: 'peer;postgraduate',
      associations: 'CWCA-ACCR;EWCA',
    })
    expect(codes(record, 'audience')).toEqual(['undergraduates', 'pupils'])
    expect(codes(record, 'tutor')).toEqual(['peer', 'graduate-peer'])
    expect(codes(record, 'association')).toEqual(['cwca-accr', 'ewca'])
  })

  test('a writing centre of a school is also a school writing centre', () => {
    expect(codes(mapped({ institution_type: 'secondary-school' }), 'kind')).toEqual([
      'writing-centre',
      'school-writing-centre',
    ])
    expect(codes(mapped({ institution_type: 'secondary-school', kind: 'writing-lab' }), 'kind')).toEqual([
      'writing-lab',
    ])
  })

  test('a designation is never inferred, not even for a tribal college', () => {
    const record = mapped({ institution_type: 'tribal-college', description: 'HBCU centre in the campus library.' })
    expect(codes(record, 'designation')).toBeUndefined()
  })
})

test('an empty cell is not known, and never no', () => {
  expect(mapped()).toMatchObject({
    languages: [],
    textLanguages: [],
    descriptions: [],
    founded: null,
    website: null,
    publicEmail: null,
    terms: { service: [], modality: [], audience: [], tutor: [], association: [] },
  })
})

test('a centre of the file is published, and not yet confirmed', () => {
  expect(mapped()).toMatchObject({
    state: 'published',
    lifeState: 'active',
    confirmedAt: null,
    mailbox: null,
    isSynthetic: false,
    evidence: [{ level: 'suggested', at: '2026-11-01T00:00:00.000Z' }],
    source: { kind: 'page', url: 'https://www.uni-graz.at/', seenOn: '2026-11-01' },
  })
})

test('an address of the file is private until a steward asks for it to be shown', () => {
  const record = mapped({ public_email: 'centre@example.org' })
  expect(record).toMatchObject({ publicEmail: null, mailbox: 'centre@example.org' })
  expect(readCentreRows().rows.filter(({ row }) => mapCentre(row).publicEmail !== null)).toEqual([])
})

test('the time zone is that of the point', () => {
  expect(mapped().timeZone).toBe('Europe/Vienna')
  expect(mapped({ country_code: 'FJ', latitude: '-18.1489', longitude: '178.4444' }).timeZone).toBe('Pacific/Fiji')
})

test('an institution’s home page is the institution’s too, a page below it is not', () => {
  expect(mapped({ website: 'https://www.uni-graz.at' }).institutions[0]?.website).toBe('https://www.uni-graz.at')
  expect(mapped({ website: 'https://www.uni-graz.at/schreibzentrum' }).institutions[0]?.website).toBeNull()
})

test('rows of one institution share it', () => {
  const known = new Map()
  const { rows } = readCentreRows()
  const records = rows.map(({ row }) => mapCentre(row, known))
  const hosts = new Set(records.flatMap(({ institutions }) => institutions))
  expect(hosts.size).toBe(known.size)
  const purdue = records.filter(({ institutions }) => institutions[0]?.names[0]?.text === 'Purdue University')
  expect(purdue).toHaveLength(2)
  expect(purdue[0]?.institutions[0]).toBe(purdue[1]?.institutions[0])
})
