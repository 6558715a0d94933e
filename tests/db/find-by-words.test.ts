import { countCentres, countFacets, type Database, readPoints, searchCentres } from '@centres/db'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../support/database.ts'

let database: Database

beforeAll(async () => {
  database = await testDatabase({ seeded: true })
})

/** Institutions of the best matches, in English where they have an English name. */
async function institutionsFor(q: string): Promise<string[]> {
  const page = await searchCentres(database, { q }, { sort: 'relevance', limit: 10, day: 20_000 })
  return page.items.map(({ institutions }) => institutions[0]?.names.at(-1)?.text ?? '')
}

test.each([
  ['stellenbosch', 'Stellenbosch University'],
  ['universty stellenbosh', 'Stellenbosch University'],
  ['University of Stellenbosch', 'Stellenbosch University'],
  ['skryfsentrum potchefstroom', 'North-West University'],
  ['schreibzentrum wien', 'FHWien der WKW University of Applied Sciences'],
  ['centro de escritura bogota', 'Pontifical Xavierian University, Bogotá'],
  ['writing centre waseda', 'Waseda University'],
  ['早稲田', 'Waseda University'],
  ['清华大學', 'Tsinghua University'],
  ['清華大學', 'National Tsing Hua University'],
  ['早稻田', 'Waseda University'],
  ['早稲由大学', 'Waseda University'],
  ['清华写作中心', 'Tsinghua University'],
  ['写作中心 清华', 'Tsinghua University'],
  ['writing center usa purdue', 'Purdue University'],
  ['글쓰기 서울대', 'Seoul National University'],
  ['الملك سعود', 'King Saud University'],
  ['tsingua', 'Tsinghua University'],
  ['Standfrod', 'Stanford University'],
  ['univeristy cape twon', 'University of Cape Town'],
  ["No'eau", 'University of Hawaiʻi–West Oʻahu'],
  ['Noʻeau', 'University of Hawaiʻi–West Oʻahu'],
  ['Noeau', 'University of Hawaiʻi–West Oʻahu'],
  ['hawaii west oahu', 'University of Hawaiʻi–West Oʻahu'],
  ['St Stephens Episcopal', "Saint Stephen's Episcopal School (Bradenton)"],
  ['TU Darmstadt', 'Technical University of Darmstadt'],
  ['xyzzyplugh stellenbosch', 'Stellenbosch University'],
])('«%s» finds %s', async (q, institution) => {
  expect(await institutionsFor(q)).toContain(institution)
})

test.each(['Japan', 'Japon', 'Japón', 'اليابان', 'JP', 'jpn', 'japon'])(
  '«%s» finds the centres of Japan in any interface language',
  async (q) => {
    expect(await countCentres(database, { q })).toBeGreaterThanOrEqual(
      await countCentres(database, { country: ['JP'] }),
    )
  },
)

test.each([
  ['Deutschland', 'DE'],
  ['Schweiz', 'CH'],
  ['日本', 'JP'],
  ['Россия', 'RU'],
  ['Україна', 'UA'],
  ['中国', 'CN'],
  ['台灣', 'TW'],
  ['臺灣', 'TW'],
  ['台湾', 'TW'],
  ['中國', 'CN'],
])('«%s» finds the centres of the country whose own name it is', async (q, country) => {
  expect(await countCentres(database, { q })).toBeGreaterThanOrEqual(
    await countCentres(database, { country: [country] }),
  )
})

test.each([
  ['Africa', '002'],
  ['أفريقيا', '002'],
  ['Afirca', '002'],
  ['Europe', '150'],
  ['Asie', '142'],
  ['Latin America', '419'],
  ['América Latina', '419'],
  ['Noord-Europa', '154'],
  ['Oceania', '009'],
  ['East Africa', '014'],
])('«%s» finds every centre of the region', async (q, region) => {
  expect(await countCentres(database, { q })).toBeGreaterThanOrEqual(await countCentres(database, { region: [region] }))
})

test('North America is what people call it, though no region of M49', async () => {
  const asked = await countCentres(database, { q: 'North America' })
  expect(asked).toBe(await countCentres(database, { region: ['013', '021', '029'] }))
})

test('South Africa is no more of Africa than its neighbours', async () => {
  const { items } = await searchCentres(database, { q: 'Africa' }, { sort: 'relevance', limit: 10, day: 20_000 })
  expect(new Set(items.map(({ countryCode }) => countryCode)).size).toBeGreaterThan(4)
  const south = await searchCentres(database, { q: 'South Africa' }, { sort: 'relevance', limit: 14, day: 20_000 })
  expect(new Set(south.items.map(({ countryCode }) => countryCode))).toEqual(new Set(['ZA']))
})

test.each(['American University', 'Western University', 'Northern Arizona University'])(
  'a region does not drown «%s»',
  async (q) => expect(await countCentres(database, { q })).toBeLessThan(30),
)

test.each([
  ['Schreibzentrum'],
  ['skryfsentrum'],
  ['مركز الكتابة'],
  ['写作中心'],
  ['ライティングセンター'],
  ['центр письма'],
  ['centre d’écriture'],
  ['centro de escritura'],
  ['ritver'],
])('«%s» means any writing centre, those named so first', async (q) => {
  const kinds = await countCentres(database, { kind: ['writing-centre'] })
  expect(await countCentres(database, { q })).toBeGreaterThanOrEqual(kinds)
})

test('words that nothing is named by find nothing', async () => {
  expect(await countCentres(database, { q: 'xyzzyplugh' })).toBe(0)
  expect(await countCentres(database, { q: '!!! ???' })).toBe(0)
})

test('words that nobody has beside others are left out, never all of them', async () => {
  const inGermany = await countCentres(database, { country: ['DE'] })
  expect(await countCentres(database, { q: 'online writing centre Germany' })).toBe(inGermany)
  expect(await countCentres(database, { q: 'xyzzyplugh Germany' })).toBe(inGermany)
  expect(await countCentres(database, { q: 'xyzzyplugh quuxfrobnicate' })).toBe(0)
})

test.each(['TU Darmstadt', 'online writing centre Germany', 'xyzzyplugh Africa', 'Stellenbosch Japan'])(
  'list, total, facets and points are of one set where words of «%s» are left out',
  async (q) => {
    const { total } = await searchCentres(database, { q }, { sort: 'relevance', limit: 1, day: 20_000 })
    expect(total).toBeGreaterThan(0)
    expect(await countCentres(database, { q })).toBe(total)
    expect((await countFacets(database, { q })).total).toBe(total)
    expect((await readPoints(database, { q })).total).toBe(total)
  },
)

test('an id finds its centre', async () => {
  const { items } = await searchCentres(database, { q: 'wca-tkjkt2d' }, { sort: 'relevance', limit: 5, day: 20_000 })
  expect(items.map(({ id }) => id)).toEqual(['wca-tkjkt2d'])
})

test('the short name of an association finds its members', async () => {
  const members = await countCentres(database, { association: ['ewca'] })
  expect(members).toBeGreaterThan(0)
  expect(await countCentres(database, { q: 'EWCA' })).toBeGreaterThanOrEqual(members)
})

test('no text breaks a search', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
      const q = text.replaceAll('\u0000', '').toWellFormed()
      expect(await countCentres(database, { q })).toBeGreaterThanOrEqual(0)
    }),
    { numRuns: 150, examples: [["'; drop table centres; --"], ["a' | b & !c:*"], ['\\'], [':A'], ['<->'], ["''"]] },
  )
})
