import { createHash } from 'node:crypto'
import { type CentreFilters, narrowingFilters, queryString } from '@centres/contract'
import {
  listVocabularies,
  type PublicCentre,
  type Reader,
  type ReleaseSummary,
  readRelease,
  versionAt,
} from '@centres/db'
import { centreAddress, liveAddress, releaseAddress, setAddress } from '../addresses.ts'
import { findRecord } from '../centres/find-record.ts'
import { datasetTitle } from '../dataset.ts'
import { NotFound } from '../errors.ts'
import type { Services } from '../services.ts'
import { filtersOf, findKept } from '../sets/read.ts'
import { whileUnchanged } from '../while-unchanged.ts'
import { nameFilters } from './name-filters.ts'
import type { Cited } from './write.ts'

const wholeTitle = `${datasetTitle}: the international directory of writing centres`

async function titleOf(database: Reader, filters: CentreFilters): Promise<string> {
  const words = nameFilters(filters, await listVocabularies(database, 'en'))
  return words === '' ? wholeTitle : `Writing centres: ${words}`
}

/** Tells sets of one version apart in an id that RIS, which takes 20 characters, does not cut. */
const shortHashOf = (query: string) => createHash('sha256').update(query).digest('hex').slice(0, 6)

const dayOf = (instant: string) => instant.slice(0, 10)

type Live = Pick<Services, 'database' | 'settings' | 'now'>

async function versionNow({ database, now }: Live) {
  return (await versionAt(database)) ?? { version: '0', at: now().toISOString() }
}

type SetAtVersion = { publicUrl: string; version: string; at: string; rows: number }

/** A set as it was at a version, by the address under which it is found today. */
export async function setCited(
  database: Reader,
  filters: CentreFilters,
  { publicUrl, version, at, rows }: SetAtVersion,
): Promise<Cited> {
  const query = queryString(narrowingFilters(filters))
  return {
    id: `atlas-${version}${query && `-${shortHashOf(query)}`}`,
    title: await titleOf(database, filters),
    address: liveAddress(publicUrl, query),
    version,
    rows,
    issuedOn: dayOf(at),
    isRecord: false,
    language: 'en',
  }
}

/** The set that the filters name today, counted at the version that is told. */
export async function citeSet(services: Live, filters: CentreFilters, count: () => Promise<number>): Promise<Cited> {
  const { database, settings } = services
  return whileUnchanged(database, async () => {
    const { publicUrl } = settings
    return setCited(database, filters, { publicUrl, ...(await versionNow(services)), rows: await count() })
  })
}

/** A record as it is at the version that is told, or where it has gone. */
export async function citeCentre(services: Live, id: string): Promise<Cited | { movedTo: string }> {
  return whileUnchanged(services.database, async (version) => {
    const found = await findRecord(services.database, id)
    return 'movedTo' in found ? found : recordCited(services, found, version)
  })
}

function recordCited({ settings }: Live, { id, names, updatedAt }: PublicCentre, version: string): Cited {
  const [name] = names
  return {
    id,
    title: name?.text ?? '',
    address: centreAddress(settings.publicUrl, id),
    version,
    rows: 1,
    issuedOn: dayOf(updatedAt),
    isRecord: true,
    language: name?.language ?? null,
  }
}

/** Filters that are no longer understood are told as they were asked. */
const titleAsAsked = (query: string) =>
  `Writing centres: ${Array.from(new URLSearchParams(query), (pair) => pair.join(' ')).join('; ')}`

export async function citeKept(services: Services, id: string): Promise<Cited> {
  const { set } = await findKept(services, id)
  const filters = filtersOf(set)
  return {
    id,
    title: filters ? await titleOf(services.database, filters) : titleAsAsked(set.query),
    address: setAddress(services.settings.publicUrl, id),
    version: set.version,
    rows: set.count,
    issuedOn: dayOf(set.madeAt),
    isRecord: false,
    language: 'en',
  }
}

type Released = Pick<ReleaseSummary, 'number' | 'version' | 'releasedOn'> & { rows: number }

export function releaseCited({ number, version, releasedOn, rows }: Released, publicUrl: string): Cited {
  return {
    id: `atlas-release-${number}`,
    title: `${datasetTitle}, release ${number}`,
    address: releaseAddress(publicUrl, number),
    version,
    rows,
    issuedOn: releasedOn,
    isRecord: false,
    language: 'en',
  }
}

export async function citeRelease({ database, settings }: Services, number: number): Promise<Cited> {
  const release = await readRelease(database, number)
  if (!release) throw new NotFound('No release has this number.')
  return releaseCited({ ...release, rows: release.counts.centres ?? 0 }, settings.publicUrl)
}
