import {
  centreHistory,
  changesBefore,
  changesSince,
  countCentres,
  countFacets,
  type Database,
  datasetVersion,
  findMatches,
  knownCodes,
  listVocabularies,
  type MatchRequest,
  readPoints,
  readProfile,
  readTile,
  type Sort,
  searchCentres,
  searchPlaces,
  similarCentres,
} from '@centres/db'
import type { World } from './world.ts'

export type Read = { name: string; run: (database: Database) => Promise<unknown> }

const page = (sort: Sort) => ({ sort, limit: 20, day: 20_000 })
const paris: [number, number] = [2.35, 48.86]
const near = { near: paris, radiusKm: 100 }
const filtered = {
  bbox: [-10, 35, 30, 60] as [number, number, number, number],
  institutionType: ['university'],
  modality: ['online'],
  language: ['en'],
}

/** Wishes and offers of every second centre, so that about half of all are candidates. */
const partners: MatchRequest = {
  offers: ['mentoring'],
  seeks: ['visit', 'tutor-exchange'],
  languages: ['en'],
  hours: { timeZone: 'Africa/Johannesburg', from: 9, until: 17 },
  near: paris,
  country: undefined,
  region: undefined,
  without: undefined,
  isLeastSeen: false,
  at: '2026-11-26T12:00:00.000Z',
  confirmedFrom: '2025-10-26T12:00:00.000Z',
  day: 20_000,
  limit: 20,
}

/** Every read that the public API makes, with every kind of condition and order. */
export function publicReads({ ids, words }: World): Read[] {
  const id = ids[0] ?? ''
  const q = words[0]?.join(' ') ?? ''
  return [
    { name: 'version', run: (database) => datasetVersion(database) },
    { name: 'codes', run: (database) => knownCodes(database) },
    { name: 'list: four filters, by name', run: (database) => searchCentres(database, filtered, page('name')) },
    { name: 'list: all, by name', run: (database) => searchCentres(database, {}, page('name')) },
    { name: 'list: all, fair', run: (database) => searchCentres(database, {}, page('fair')) },
    { name: 'list: all, confirmed', run: (database) => searchCentres(database, {}, page('confirmed')) },
    {
      name: 'list: a rare language, fair',
      run: (database) => searchCentres(database, { language: ['af'] }, page('fair')),
    },
    { name: 'list: a country, fair', run: (database) => searchCentres(database, { country: ['ZA'] }, page('fair')) },
    {
      name: 'list: confirmed since, by name',
      run: (database) => searchCentres(database, { confirmedSince: '2026-06-01T00:00:00.000Z' }, page('name')),
    },
    {
      name: 'list: across the antimeridian',
      run: (database) => searchCentres(database, { bbox: [170, -50, -170, 0] }, page('name')),
    },
    { name: 'list: radius, nearest first', run: (database) => searchCentres(database, near, page('distance')) },
    {
      name: 'list: nearest of all',
      run: (database) => searchCentres(database, { near: paris }, page('distance')),
    },
    { name: 'search: three words', run: (database) => searchCentres(database, { q }, page('relevance')) },
    {
      name: 'search: one frequent word',
      run: (database) => searchCentres(database, { q: 'university' }, page('relevance')),
    },
    { name: 'search: Chinese', run: (database) => searchCentres(database, { q: '北京写作中心' }, page('relevance')) },
    { name: 'total: four filters', run: (database) => countCentres(database, filtered) },
    { name: 'total: words', run: (database) => countCentres(database, { q }) },
    { name: 'total: radius', run: (database) => countCentres(database, near) },
    { name: 'facets: a language', run: (database) => countFacets(database, { language: ['fr'] }) },
    { name: 'points: a language', run: (database) => readPoints(database, { language: ['fr'] }) },
    {
      name: 'tile: a language',
      run: (database) => readTile(database, { language: ['fr'] }, { z: 4, x: 8, y: 5 }),
    },
    { name: 'profile', run: (database) => readProfile(database, id) },
    { name: 'history', run: (database) => centreHistory(database, id, { limit: 20 }) },
    { name: 'changes: all', run: (database) => changesSince(database, {}, { since: '50000', limit: 100 }) },
    {
      name: 'changes: a rare set',
      run: (database) => changesSince(database, { language: ['af'], q }, { since: '50000', limit: 100 }),
    },
    { name: 'changes: newest', run: (database) => changesBefore(database, {}, { limit: 50 }) },
    { name: 'changes: of a record', run: (database) => changesBefore(database, { centre: id }, { limit: 50 }) },
    { name: 'similar', run: (database) => similarCentres(database, id, 8) },
    { name: 'match: both ways, English', run: (database) => findMatches(database, partners) },
    {
      name: 'match: seen least first',
      run: (database) => findMatches(database, { ...partners, isLeastSeen: true }),
    },
    {
      name: 'match: no language',
      run: (database) => findMatches(database, { ...partners, languages: [] }),
    },
    {
      name: 'match: in a country',
      run: (database) => findMatches(database, { ...partners, country: ['ZA'] }),
    },
    { name: 'places: as typed', run: (database) => searchPlaces(database, { q: 'stel', lang: 'en', limit: 10 }) },
    {
      name: 'places: mistyped',
      run: (database) => searchPlaces(database, { q: 'stelenbosh', lang: 'en', limit: 10 }),
    },
    { name: 'vocabularies', run: (database) => listVocabularies(database, 'en') },
  ]
}
