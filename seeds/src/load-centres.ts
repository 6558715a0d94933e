import {
  type CentreRecord,
  centresTouched,
  checkAreas,
  findInstitutions,
  insertCentres,
  loadedCentres,
  partOfCentre,
  recordLoads,
  replaceCentres,
  type Transaction,
} from '@centres/db'
import { hashFiles, hashText } from './content-hash.ts'
import { type KnownInstitutions, mapCentre } from './map-centre.ts'
import type { Part, PartResult } from './part.ts'
import { type CentreRows, centresFile, readCentreRows } from './read-centre-rows.ts'

const rules = ['load-centres.ts', 'read-centre-rows.ts', 'map-centre.ts', 'term-mapping.ts', 'guess-language.ts']

/** Rows whose country or area is not the one in which the point lies: they load, and somebody should look. */
export async function noteAreas(tx: Transaction, rows: CentreRows['rows']): Promise<string[]> {
  const checks = await checkAreas(
    tx,
    rows.map(({ row }) => ({ countryCode: row.country_code, location: row })),
  )
  return rows.flatMap(({ number, row }, index) => {
    const check = checks[index]
    if (!check || check.outcome === 'agrees') return []
    const found = check.found ?? 'no country or area'
    if (check.outcome === 'no-polygon')
      return [`Row ${number}, ${row.name}: ${row.country_code} has no polygon of its own; its point lies in ${found}`]
    return [`Row ${number}, ${row.name}: declared in ${row.country_code}, but its point lies in ${found}`]
  })
}

/** Loads new rows, rewrites changed ones, and leaves alone what people have worked on since. */
export async function loadCentres(tx: Transaction, { rows, refusals }: CentreRows, at: string): Promise<PartResult> {
  const known: KnownInstitutions = new Map()
  const records = rows.map(({ row }) => mapCentre(row, known))
  const hashOf = (record: CentreRecord) => hashText(JSON.stringify(record))
  const loaded = await loadedCentres(tx)
  const fresh = records.filter(({ id }) => !loaded.has(id))
  const changed = records.filter((record) => loaded.has(record.id) && loaded.get(record.id) !== hashOf(record))
  const touched = await centresTouched(
    tx,
    changed.map(({ id }) => id),
  )
  const rewritten = changed.filter(({ id }) => !touched.has(id))
  const provenance = { actor: 'import', at, source: 'writing-centres.csv' } as const
  const institutions = await findInstitutions(tx, [...fresh, ...rewritten])
  await insertCentres(tx, fresh, { ...provenance, institutions })
  await replaceCentres(tx, rewritten, { ...provenance, institutions })
  const written = [...fresh, ...rewritten].map((record) => [partOfCentre(record.id), hashOf(record)] as const)
  await recordLoads(tx, new Map(written), at)

  const given = new Set(records.map(({ id }) => id))
  const left = [...loaded.keys()].filter((id) => !given.has(id))
  return {
    loaded:
      rewritten.length > 0 ? `${fresh.length} centres and ${rewritten.length} changed ones` : `${fresh.length} centres`,
    refusals,
    notes: [
      ...[...touched].map((id) => `${id} has changed in the file, but people have worked on it since: left as it is`),
      ...left.map((id) => `${id} is no longer in the file: left as it is`),
      ...(await noteAreas(tx, rows)),
    ],
  }
}

export const centresPart: Part = {
  name: 'centres',
  hash: () => hashFiles([centresFile, ...rules.map((file) => new URL(file, import.meta.url))]),
  load: (tx, { at }) => loadCentres(tx, readCentreRows(), at),
}
