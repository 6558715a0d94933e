import { sql } from 'drizzle-orm'
import { countCentres } from '../centres/facets.ts'
import { allOf } from '../centres/selection.ts'
import type { Database } from '../client.ts'
import { type FeatureSelection, featureConditions } from './selection.ts'

/** How many features a selection holds. */
export async function countFeatures(database: Database, selection: FeatureSelection): Promise<number> {
  if (!selection.bbox && !selection.datetime) return countCentres(database, selection)
  const conditions = await featureConditions(database, selection)
  const [row] = await database.execute<{ count: number }>(
    sql`select count(*)::int as count from listings l where ${allOf(conditions)}`,
  )
  return row?.count ?? 0
}
