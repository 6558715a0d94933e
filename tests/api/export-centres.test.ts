import { createHash } from 'node:crypto'
import { datasetVersion } from '@centres/db'
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { aCentre, changeCentre, given } from '../support/a-centre.ts'
import { testApp } from '../support/app.ts'
import { exporting, idsIn, many, pacific, written } from '../support/exporting.ts'
import { readers } from '../support/read-files.ts'

const hidden = aCentre({ name: 'Shelter', precision: 'hidden', longitude: 31.123456, latitude: -25.654321 })
const coarse = aCentre({ name: 'Coarse', precision: 'region', longitude: 31.123456, latitude: -25.654321 })
const gone = aCentre({ name: 'Gone' })
const draft = aCentre({ name: 'Draft', state: 'draft' })

const { database, app, get } = exporting(hidden, coarse, gone, draft, ...pacific, ...many)
beforeAll(() => changeCentre(database(), gone.id, { state: 'withdrawn', withdrawn_reason: 'Listed twice' }))

describe('rows', () => {
  const filters = [
    '',
    'country=FJ&country=WS',
    'kind=writing-lab',
    'q=skryflab',
    'q=nothing-like-this-anywhere',
    'bbox=170,-60,-170,30',
    'bbox=-180,-90,180,90',
    'near=178.4,-14',
    'near=178.4,-14&radiusKm=1500',
    'region=009&kind=writing-lab',
    'lifeState=closed',
    `id=${pacific[0]?.id}&id=${hidden.id}&id=${gone.id}&id=wca-0000000`,
    `id=${gone.id}`,
    'confirmedSince=2026-01-01',
  ]

  test.each(filters)('as many as the search finds with %s, each once, by id', async (filter) => {
    const { total } = (await app().inject(`/v1/centres?${filter}`)).json()
    const { rawPayload, headers } = await get(`centres.csv?${filter}`)
    const ids = await idsIn('csv', rawPayload)
    expect(ids).toEqual([...new Set(ids)].sort())
    expect({ rows: ids.length, told: Number(headers['x-row-count']) }).toEqual({ rows: total, told: total })
  })

  test.each(written)('all are in %s, over several lots', async (format) => {
    const { rawPayload, headers } = await get(`centres.${format}`)
    const ids = await idsIn(format, rawPayload)
    expect(ids.length).toBe(many.length + pacific.length + 2)
    expect(headers['x-row-count']).toBe(String(ids.length))
    expect(ids).not.toContain(gone.id)
    expect(ids).not.toContain(draft.id)
  })

  test('are those of one version, while records come', async () => {
    const known = new Map<string, number>()
    let count = many.length + pacific.length + 2
    known.set(await datasetVersion(database()), count)
    let isWriting = true
    const writing = (async () => {
      for (let at = 0; at < 12; at++) {
        await given(database(), aCentre({ name: `Late ${at}`, countryCode: 'NO' }))
        known.set(await datasetVersion(database()), ++count)
      }
      isWriting = false
    })()
    const seen: { rows: number; version: string }[] = []
    const look = async () => {
      const { rawPayload, headers } = await get('centres.csv')
      seen.push({ rows: (await idsIn('csv', rawPayload)).length, version: String(headers['x-dataset-version']) })
      expect(headers.etag).toContain(`"${headers['x-dataset-version']}-`)
    }
    do await look()
    while (isWriting)
    await writing
    // What another connection wrote shows after a quarter of a second.
    await vi.waitFor(async () => expect((await get('centres.csv?country=NO')).headers['x-row-count']).toBe('12'))
    await look()
    expect(seen.map(({ rows }) => rows)).toEqual(seen.map(({ version }) => known.get(version)))
    expect(new Set(seen.map(({ version }) => version)).size).toBeGreaterThan(1)
  })
})

test.each(Object.entries(readers))(
  '%s has a coarse place coarsely and a hidden one not at all',
  async (format, read) => {
    const rows = await read((await get(`centres.${format}?country=ZA`)).rawPayload)
    const placeOf = (id: string) => {
      const { longitude, latitude } = rows.find((row) => row.id === id) ?? {}
      return [longitude, latitude]
    }
    expect(placeOf(coarse.id)).toEqual([31, -26])
    expect(placeOf(hidden.id)).toEqual([null, null])
  },
)

test('two processes make the same file to the last byte', async () => {
  const other = await testApp(database(), { now: () => new Date('2027-05-05T05:05:05Z') })
  onTestFinished(() => other.close())
  const hashOf = (body: Buffer) => createHash('sha256').update(body).digest('hex')
  for (const format of written) {
    const url = `/v1/exports/centres.${format}?country=EG`
    const [one, two] = [await app().inject({ url }), await other.inject({ url })]
    expect(hashOf(two.rawPayload)).toBe(hashOf(one.rawPayload))
    expect(two.headers.etag).toBe(one.headers.etag)
  }
})
