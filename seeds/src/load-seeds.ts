import { type Database, loadedParts, lockSeeds, pendingMigrations, recordLoads, StartupProblem } from '@centres/db'
import { areasPart } from './load-areas.ts'
import { centresPart } from './load-centres.ts'
import { gazetteerPart } from './load-gazetteer.ts'
import { vocabulariesPart } from './load-vocabularies.ts'
import type { LoadContext, Part, PartResult } from './part.ts'

export const seedParts: Part[] = [vocabulariesPart, areasPart, gazetteerPart, centresPart]

export type PartReport = { name: string; result: PartResult | 'already loaded' }

/** Loads what the database lacks of the seeds, each part in a transaction of its own. */
export async function loadSeeds(
  database: Database,
  { at, onProgress }: LoadContext,
  parts: Part[] = seedParts,
): Promise<PartReport[]> {
  if ((await pendingMigrations(database)) > 0)
    throw new StartupProblem('The database lacks migrations. Run: pnpm db:migrate')
  const reports: PartReport[] = []
  for (const part of parts)
    reports.push({ name: part.name, result: await loadPart(database, part, { at, onProgress }) })
  return reports
}

async function loadPart(database: Database, part: Part, context: LoadContext): Promise<PartReport['result']> {
  const hash = part.hash()
  if ((await loadedParts(database)).get(part.name) === hash) return 'already loaded'
  context.onProgress(`Loading ${part.name}`)
  return database.transaction(async (tx) => {
    await lockSeeds(tx)
    // Another program may have loaded it while this one waited.
    if ((await loadedParts(tx)).get(part.name) === hash) return 'already loaded'
    const result = await part.load(tx, context)
    await recordLoads(tx, new Map([[part.name, hash]]), context.at)
    return result
  })
}
