import { sql } from 'drizzle-orm'
import type { PublicCentre } from '../centres/public-centre.ts'
import { readCentres } from '../centres/read.ts'
import { allOf } from '../centres/selection.ts'
import type { Reader } from '../client.ts'
import { type FeatureSelection, featureConditions } from './selection.ts'

export type FeaturePage = { items: PublicCentre[]; next: string | undefined }

/** Centres of a selection by id; next is the id after which the next page begins. */
export async function pageFeatures(
  database: Reader,
  selection: FeatureSelection,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<FeaturePage> {
  const conditions = await featureConditions(database, selection)
  const rows = await database.execute<{ id: string }>(sql`
    select l.centre_id as id from listings l
    where ${allOf([...conditions, ...(after === undefined ? [] : [sql`l.centre_id > ${after}`])])}
    order by l.centre_id
    limit ${limit + 1}`)
  const ids = rows.slice(0, limit).map(({ id }) => id)
  return { items: await readCentres(database, ids), next: rows.length > limit ? ids.at(-1) : undefined }
}
