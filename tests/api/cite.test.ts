import { Citation, centreIdOf, citationFormats } from '@centres/contract'
import { type Database, datasetVersion, schema } from '@centres/db'
import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { aCentre, changeCentre, given } from '../support/a-centre.ts'
import { testApp } from '../support/app.ts'
import { emptyDirectory } from '../support/directory.ts'

const awkward = 'Ärger & {Mut} "quoted" 100% $x_y^z~ C:\\tex #1 — it’s'
const names = [
  'مركز الكتابة',
  '写作中心 作文',
  awkward,
  'An open { brace and a }{ pair',
  'Two\nlines\r\nTY  - JOUR',
  'Centre d’aide en français à l’UQAM',
  '🖋️ Écriture',
]
const centres = names.map((text) =>
  aCentre({ names: [{ text, language: null, kind: 'official' }], languages: ['af'], kinds: ['writing-lab'] }),
)
const other = aCentre({ name: 'Elsewhere', countryCode: 'JP' })
const withdrawn = aCentre({ name: 'Withdrawn' })
const merged = aCentre({ name: 'Merged' })

let database: Database
let app: FastifyInstance
let version: string

beforeAll(async () => {
  database = await emptyDirectory()
  await given(database, ...centres, other, withdrawn, merged)
  await changeCentre(database, withdrawn.id, { state: 'withdrawn', withdrawn_reason: 'Listed twice' })
  await changeCentre(database, merged.id, { life_state: 'merged', successor_id: other.id })
  version = await datasetVersion(database)
  app = await testApp(database)
  return () => app.close()
})

const get = (url: string) => app.inject(url)
const cite = async (url: string) => Citation.parse((await get(url)).json())
const onOneLine = (text: string) => text.replace(/\s+/g, ' ')

describe('a citation', () => {
  test('of the whole directory names version, day, number of centres and address in every style and format', async () => {
    const citation = await cite('/v1/citation')
    expect(citation).toMatchObject({
      title: 'Writing Centre Atlas: the international directory of writing centres',
      address: 'http://localhost:3000/',
      version,
      rows: 8,
      issuedOn: '2026-11-01',
      accessedOn: '2026-11-24',
    })
    for (const text of Object.values(citation.texts)) {
      expect(text).toMatch(/^Writing Centre Atlas\. .*2026/)
      expect(text.toLowerCase()).toContain(`version ${version}, 8 centres`)
      expect(text).toContain('http://localhost:3000/')
      expect(text).not.toContain('\n')
    }
    for (const file of [citation.bibtex, citation.ris, JSON.stringify(citation.csl)]) {
      for (const told of [version, '8 centres', 'http://localhost:3000/', '2026']) expect(file).toContain(told)
    }
  })

  test('is written as the three styles want it', async () => {
    const { texts } = await cite(`/v1/centres/${other.id}/citation`)
    const address = `http://localhost:3000/centres/${other.id}`
    expect(texts).toEqual({
      apa: `Writing Centre Atlas. (2026, November 1). Elsewhere (version ${version}). Writing Centre Atlas. ${address}`,
      mla: `Writing Centre Atlas. “Elsewhere (Version ${version}).” Writing Centre Atlas, 1 Nov. 2026, ${address}.`,
      chicago: `Writing Centre Atlas. 2026. “Elsewhere (Version ${version}).” Writing Centre Atlas. November 1, 2026. ${address}.`,
    })
  })

  test('of a set tells its filters in words, counts what matches and leads to it', async () => {
    const query = 'country=ZA&kind=writing-lab&language=af'
    const citation = await cite(`/v1/citation?${query}`)
    expect(citation.title).toBe(
      'Writing centres: country or area South Africa; kind Writing lab; language of sessions Afrikaans',
    )
    expect(citation.rows).toBe(names.length)
    expect(citation.address).toBe(`http://localhost:3000/?${query}`)
  })

  test.each([
    ['q=cent%C2%ADre%20%26%20%7B', '“'],
    ['bbox=10,-40,30,-20', 'within longitudes 10 to 30 and latitudes -40 to -20'],
    ['near=18.87,-33.93&radiusKm=50', 'within 50 km of longitude 18.87, latitude -33.93'],
    ['id=wca-rny3s5f&id=wca-0000000', 'centre wca-rny3s5f or wca-0000000'],
    [['0', '1', '2', '3'].map((last) => `id=${centreIdOf(`00000${last}`)}`).join('&'), 'centre one of 4 chosen by id'],
    ['region=002&region=142', 'region Africa or Asia'],
    ['offers=tutor-exchange', 'offering '],
    ['institutionType=university', 'type of institution University'],
    ['lifeState=active', 'state Active'],
    ['confirmedSince=2026-01-31', 'confirmed since 2026-01-31'],
  ])('tells the filter %s as %s', async (query, words) => {
    expect((await cite(`/v1/citation?${query}`)).title).toContain(words)
  })

  test('of a record has one row and is its own entry', async () => {
    const citation = await cite(`/v1/centres/${other.id}/citation`)
    expect(citation).toMatchObject({ title: 'Elsewhere', rows: 1, version })
    expect(citation.csl).toMatchObject({ id: other.id, type: 'webpage', 'container-title': 'Writing Centre Atlas' })
  })

  test('of a release is that of its day', async () => {
    await database.insert(schema.releases).values({
      number: 1,
      version: BigInt(version),
      releasedAt: '2026-11-10T00:00:00.000Z',
      releasedOn: '2026-11-10',
      counts: { centres: 7 },
      changed: { added: [], changed: [], gone: [] },
    })
    expect(await cite('/v1/releases/1/citation')).toMatchObject({
      title: 'Writing Centre Atlas, release 1',
      address: 'http://localhost:3000/releases/1',
      version,
      rows: 7,
      issuedOn: '2026-11-10',
    })
    expect((await get('/v1/releases/2/citation')).statusCode).toBe(404)
  })
})

describe('a name in any script', () => {
  test.each(centres.map((centre, index) => [names[index] ?? '', centre.id]))(
    '%j survives every format',
    async (name, id) => {
      const title = onOneLine(name)
      const citation = await cite(`/v1/centres/${id}/citation`)
      expect(citation.title).toBe(title)
      expect(citation.csl.title).toBe(title)
      expect(new Cite(citation.bibtex).data[0]).toMatchObject({ title, id })
      expect(new Cite(citation.ris).data[0]).toMatchObject({ title, URL: citation.address })
      const words = title.replaceAll('"', '').split(' ')
      for (const text of Object.values(citation.texts)) {
        for (const word of words) expect(text.toLowerCase()).toContain(word.toLowerCase())
      }
    },
  )

  test('leaves BibTeX with as many closing braces as opening ones', async () => {
    for (const { id } of centres) {
      const { bibtex } = await cite(`/v1/centres/${id}/citation`)
      let depth = 0
      for (const character of bibtex) {
        if (character === '{') depth++
        if (character === '}') depth--
        expect(depth).toBeGreaterThanOrEqual(0)
      }
      expect(depth).toBe(0)
    }
  })

  test('leaves every line of RIS with a tag', async () => {
    for (const { id } of centres) {
      const { ris } = await cite(`/v1/centres/${id}/citation`)
      const lines = ris.split('\r\n')
      expect(lines.at(0)).toBe('TY  - ELEC')
      expect(lines.slice(-2)).toEqual(['ER  - ', ''])
      for (const line of lines.slice(0, -1)) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- [^\r\n]*$/)
    }
  })

  test('is capitalised only where it is English', async () => {
    const { texts } = await cite(`/v1/centres/${centres[5]?.id}/citation`)
    expect(texts.apa).toContain('Centre d’aide en français à l’UQAM')
  })
})

describe('a file', () => {
  test.each(citationFormats)('of %s is what the JSON holds, with its name, first asked and kept', async (format) => {
    const citation = await cite('/v1/citation?country=JP')
    const { apa, mla, chicago } = citation.texts
    const { bibtex, ris, csl } = citation
    const expected = { apa, mla, chicago, bibtex, ris, csl: JSON.stringify([csl], null, 2) }
    for (let time = 0; time < 2; time++) {
      const { body, headers } = await get(`/v1/citation?country=JP&format=${format}`)
      expect(body).toBe(expected[format])
      expect(headers['content-type']).toMatch(/; charset=utf-8$/)
      expect(headers['content-disposition']).toMatch(
        /^inline; filename="writing-centre-atlas-\d+-[0-9a-f]{6}\.[a-z.]+"$/,
      )
      expect(headers.etag).toContain(version)
    }
  })
})

describe('refused', () => {
  test.each([
    ['/v1/citation?format=word', 'must be one of apa, mla, chicago, bibtex, ris, csl'],
    ['/v1/citation?kind=nothing-known', 'has no code nothing-known'],
    ['/v1/citation?radiusKm=5', 'needs near'],
    ['/v1/citation?colour=red', 'colour'],
    ['/v1/releases/0/citation', 'must be a whole number from 1 to 1000000'],
    ['/v1/centres/wca-0000001/citation', 'wrong check character'],
    ['/v1/sets/set-0000001/citation', 'wrong check character'],
  ])('%s says why', async (url, message) => {
    const { statusCode, body } = await get(url)
    expect(statusCode).toBe(400)
    expect(body).toContain(message)
  })

  test('a withdrawn record is gone, a merged one leads to its successor, an unknown one is not there', async () => {
    expect((await get(`/v1/centres/${withdrawn.id}/citation`)).statusCode).toBe(410)
    const moved = await get(`/v1/centres/${merged.id}/citation?format=ris`)
    expect([moved.statusCode, moved.headers.location]).toEqual([308, `/v1/centres/${other.id}/citation?format=ris`])
    expect((await get('/v1/centres/wca-0000000/citation')).statusCode).toBe(404)
    expect((await get('/v1/sets/set-0000000/citation')).statusCode).toBe(404)
  })
})
