import { type SQL, sql } from 'drizzle-orm'
import { allOf, type CentreSelection, conditionsOf, isWithin } from '../centres/selection.ts'
import type { Reader } from '../client.ts'

/** ISO instants; both bounds belong to it, and one that is undefined is open. */
export type Period = { from: string | undefined; to: string | undefined }

/** A set as OGC API - Features understands it: every box holds the centres that have no point, too. */
export type FeatureSelection = CentreSelection & {
  /** When the record last changed. */
  datetime?: Period | undefined
}

function isUpdatedWithin({ from, to }: Period): SQL {
  const bounds = [
    ...(from === undefined ? [] : [sql`c.updated_at >= ${from}::timestamptz`]),
    ...(to === undefined ? [] : [sql`c.updated_at <= ${to}::timestamptz`]),
  ]
  return sql`exists (select from centres c where c.id = l.centre_id and ${allOf(bounds)})`
}

/** A selection as conditions on listings l. */
export async function featureConditions(
  database: Reader,
  { bbox, datetime, ...selection }: FeatureSelection,
): Promise<SQL[]> {
  const { conditions } = await conditionsOf(database, selection)
  return [
    ...conditions,
    ...(bbox ? [sql`(l.point is null or ${isWithin(bbox)})`] : []),
    ...(datetime ? [isUpdatedWithin(datetime)] : []),
  ]
}
