import { checkAreas, insertCentres, loadedCentres, partOfCentre, recordLoads, type Transaction } from '@centres/db'
import { hashFiles, hashText } from './content-hash.ts'
import { type KnownInstitutions, mapCentre } from './map-centre.ts'
import type { Part } from './part.ts'
import { type CentreRows, centresFile, readCentreRows } from './read-centre-rows.ts'

const rules = ['read-centre-rows.ts', 'map-centre.ts', 'term-mapping.ts', 'guess-language.ts']

/** Rows whose country or area is not the one in which the point lies: they load, and somebody should look. */
async function noteAreas(tx: Transaction, rows: CentreRows['rows']): Promise<string[]> {
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

export const centresPart: Part = {
  name: 'centres',
  hash: () => hashFiles([centresFile, ...rules.map((file) => new URL(file, import.meta.url))]),
  load: async (tx, { at }) => {
    const { rows, refusals } = readCentreRows()
    const known: KnownInstitutions = new Map()
    const records = rows.map(({ row }) => mapCentre(row, known))
    const hashes = new Map(records.map((record) => [record.id, hashText(JSON.stringify(record))]))
    const loaded = await loadedCentres(tx)
    const fresh = records.filter(({ id }) => !loaded.has(id))
    await insertCentres(tx, fresh, { actor: 'import', at, source: 'writing-centres.csv' })
    await recordLoads(tx, new Map(fresh.map(({ id }) => [partOfCentre(id), hashes.get(id) as string])), at)
    return { loaded: `${fresh.length} centres`, refusals, notes: await noteAreas(tx, rows) }
  },
}
