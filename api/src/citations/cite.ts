import { createHash } from 'node:crypto'
import { type CentreFilters, queryString } from '@centres/contract'
import { type Database, listVocabularies, type PublicCentre, readRelease, versionAt } from '@centres/db'
import { findRecord } from '../centres/find-record.ts'
import { NotFound } from '../errors.ts'
import { addressOf } from '../exports/row.ts'
import type { Services } from '../services.ts'
import { narrowingFilters } from '../sets/narrowing-filters.ts'
import { filtersOf, findKept, setAddress } from '../sets/read.ts'
import { whileUnchanged } from '../while-unchanged.ts'
import { nameFilters } from './name-filters.ts'
import { type Cited, siteName } from './write.ts'

const wholeTitle = `${siteName}: the international directory of writing centres`

async function titleOf(database: Database, filters: CentreFilters): Promise<string> {
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

/** The set that the filters name today, counted at the version that is told. */
export async function citeSet(services: Live, filters: CentreFilters, count: () => Promise<number>): Promise<Cited> {
  const { database, settings } = services
  const query = queryString(narrowingFilters(filters))
  return whileUnchanged(database, async () => {
    const { version, at } = await versionNow(services)
    return {
      id: `atlas-${version}${query && `-${shortHashOf(query)}`}`,
      title: await titleOf(database, filters),
      address: `${settings.publicUrl}/${query && `?${query}`}`,
      version,
      rows: await count(),
      issuedOn: dayOf(at),
      isRecord: false,
      language: 'en',
    }
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
    address: addressOf(settings.publicUrl, id),
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

export async function citeRelease({ database, settings }: Services, number: number): Promise<Cited> {
  const release = await readRelease(database, number)
  if (!release) throw new NotFound('No release has this number.')
  return {
    id: `atlas-release-${number}`,
    title: `${siteName}, release ${number}`,
    address: `${settings.publicUrl}/releases/${number}`,
    version: String(release.version),
    rows: release.counts.centres ?? 0,
    issuedOn: release.releasedOn,
    isRecord: false,
    language: 'en',
  }
}
