import {
  type CentreSelection,
  centreHistory,
  changesBefore,
  changesSince,
  type Database,
  findMatches,
  pageFeatures,
  placeAt,
  readCentre,
  readProfile,
  type Sort,
  searchCentres,
  searchPlaces,
} from '@centres/db'
import { beforeAll, describe, expect, test } from 'vitest'
import { explain, type Plan, statementsOf } from '../bench/plans.ts'
import { testDatabase } from '../support/database.ts'

/**
 * A small table is best read whole, so the planner is forbidden to: what then still reads it whole has no index
 * that could serve it when it has grown.
 */
let database: Database
let id: string

beforeAll(async () => {
  database = await testDatabase({ seeded: true })
  const [first] = await database.$client<{ id: string }[]>`select centre_id as id from listings order by 1 limit 1`
  id = first?.id ?? ''
})

async function plansOf(work: (database: Database) => Promise<unknown>, beforehand = 'select 1'): Promise<Plan[]> {
  const statements = await statementsOf(database, work)
  const plans: Plan[] = []
  await database.$client
    .begin(async (tx) => {
      await tx.unsafe(beforehand)
      await tx`set local enable_seqscan = off`
      for (const statement of statements) plans.push(await explain(tx, statement))
      throw new Error('undo')
    })
    .catch((error: Error) => {
      if (error.message !== 'undo') throw error
    })
  return plans
}

/** For a centre that says what it offers, seeks and speaks, from the middle of Africa. */
const partners = {
  offers: ['mentoring'],
  seeks: ['visit', 'tutor-exchange'],
  languages: ['en'],
  hours: { timeZone: 'Africa/Lagos', from: 9, until: 17 },
  near: [3.4, 6.5] as [number, number],
  country: undefined,
  region: undefined,
  without: undefined,
  isLeastSeen: true,
  at: '2026-01-15T12:00:00.000Z',
  confirmedFrom: '2024-12-15T12:00:00.000Z',
  day: 20_000,
  limit: 20,
}
const since = { from: '2026-01-01T00:00:00.000Z', to: undefined }
const page = (sort: Sort) => ({ sort, limit: 20, day: 20_000 })
const scanned = (plans: Plan[]) => plans.flatMap(({ sequential }) => sequential)
const used = (plans: Plan[]) => plans.flatMap(({ indexes }) => indexes)

/** No index is in the order of relevance, so one that is read serves the condition. */
const filtered = (selection: CentreSelection) => (reader: Database) =>
  searchCentres(reader, selection, page('relevance'))

describe('an index can serve', () => {
  test.for<[string, CentreSelection, string]>([
    ['a code', { language: ['en'] }, 'listings_tags_index'],
    ['codes of several filters', { country: ['ZA', 'US'], kind: ['writing-centre'] }, 'listings_tags_index'],
    ['a box', { bbox: [10, 40, 20, 50] }, 'listings_point_index'],
    ['a box across the antimeridian', { bbox: [170, -50, -170, 0] }, 'listings_point_index'],
    ['a radius', { near: [2.35, 48.86], radiusKm: 100 }, 'listings_geography_index'],
    ['ids', { id: ['wca-rny3s5f', 'wca-0000000'] }, 'listings_pkey'],
    ['words', { q: 'universty stellenbosh' }, 'listings_document_index'],
    ['words in Chinese', { q: '写作中心' }, 'listings_document_index'],
    ['a date of confirmation', { confirmedSince: '2026-01-01T00:00:00.000Z' }, 'listings_confirmed_index'],
  ])('the condition of %s', async ([, selection, index]) => {
    const plans = await plansOf(filtered(selection))
    expect(scanned(plans)).toEqual([])
    expect(used(plans)).toContain(index)
  })

  test.for<[Sort, CentreSelection, string]>([
    ['name', {}, 'listings_name_index'],
    ['confirmed', {}, 'listings_confirmed_index'],
    ['fair', {}, 'listings_confirmed_index'],
    ['distance', { near: [2.35, 48.86] }, 'listings_geography_index'],
  ])('the order by %s', async ([sort, selection, index]) => {
    const plans = await plansOf((reader) => searchCentres(reader, selection, page(sort)))
    expect(scanned(plans)).toEqual([])
    expect(used(plans)).toContain(index)
  })

  test.for<[string, (reader: Database) => Promise<unknown>]>([
    ['a record', (reader) => readCentre(reader, id)],
    ['a record and its relatives', (reader) => readProfile(reader, id)],
    ['the history of a record', (reader) => centreHistory(reader, id, { limit: 20 })],
    ['the changes since a version', (reader) => changesSince(reader, {}, { since: '20', limit: 20 })],
    ['the changes of a set', (reader) => changesSince(reader, { country: ['ZA'] }, { since: '20', limit: 20 })],
    ['the changes of a record', (reader) => changesBefore(reader, { centre: id }, { limit: 20 })],
    ['the newest changes', (reader) => changesBefore(reader, {}, { limit: 20 })],
    ['a place as typed', (reader) => searchPlaces(reader, { q: 'stel', lang: 'en', limit: 10 })],
    ['the place of a point', (reader) => placeAt(reader, { longitude: 18.87, latitude: -33.93 })],
    ['features in a box', (reader) => pageFeatures(reader, { bbox: [10, 40, 20, 50] }, { limit: 20, after: id })],
    ['features that changed since', (reader) => pageFeatures(reader, { datetime: since }, { limit: 20 })],
    ['a mistyped place', (reader) => searchPlaces(reader, { q: 'stelenbosh', lang: 'en', limit: 10 })],
  ])('%s', async ([, work]) => {
    const plans = await plansOf(work)
    expect(plans).not.toEqual([])
    expect(scanned(plans)).toEqual([])
  })
})

test('partners are found by tags and clocks, and no record is read for it', async () => {
  const plans = await plansOf((reader) => findMatches(reader, partners))
  expect(scanned(plans)).toEqual([])
  expect(used(plans)).toEqual(expect.arrayContaining(['listings_tags_index', 'listings_time_zone_index']))
  expect(used(plans).filter((index) => index.startsWith('centre'))).toEqual([])
})

test('a condition whose index is gone is found out', async () => {
  const plans = await plansOf(filtered({ language: ['en'] }), 'drop index listings_tags_index')
  expect(scanned(plans)).toEqual(['listings'])
})
