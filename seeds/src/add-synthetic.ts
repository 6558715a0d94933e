import { analyzeTables, countSynthetic, type Database, type InstitutionRecord, insertCentres } from '@centres/db'
import { oncePerSecond } from './progress.ts'
import { readCentreRows } from './read-centre-rows.ts'
import { makeWorld, synthesiser } from './synthesise.ts'
import { readTowns } from './towns.ts'

const centresPerBatch = 1000

export type SyntheticOptions = { count: number; seed: number; at: string; onProgress: (text: string) => void }

/** Fills a database up to so many made-up centres; each batch is a transaction, and a second run goes on where one stopped. */
export async function addSynthetic(database: Database, options: SyntheticOptions): Promise<number> {
  const { count, seed, at } = options
  const onProgress = oncePerSecond(options.onProgress)
  const real = readCentreRows().rows.map(({ row }) => row)
  const world = makeWorld(
    readTowns(),
    real.map((row) => row.country_code),
  )
  const make = synthesiser(world, seed, new Set(real.map((row) => row.id)))
  const institutions = new Map<InstitutionRecord, number>()
  const first = await countSynthetic(database)
  for (let from = first; from < count; from += centresPerBatch) {
    const length = Math.min(centresPerBatch, count - from)
    const records = Array.from({ length }, (_, offset) => make(from + offset))
    await database.transaction((tx) =>
      insertCentres(tx, records, { actor: 'import', at, source: 'synthetic', institutions }),
    )
    forgetUnused(institutions)
    onProgress(`Made up ${from + length} of ${count} centres`)
  }
  await analyzeTables(database)
  return Math.max(0, count - first)
}

/** The synthesiser forgets its oldest institutions too. */
const mostInstitutions = 60_000

function forgetUnused(institutions: Map<InstitutionRecord, number>): void {
  for (const oldest of institutions.keys()) {
    if (institutions.size <= mostInstitutions) return
    institutions.delete(oldest)
  }
}
