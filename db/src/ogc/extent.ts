import { sql } from 'drizzle-orm'
import type { Box } from '../centres/selection.ts'
import type { Reader } from '../client.ts'

/** The box around all public points, and when the first and the last record changed; null where there is none. */
export type FeatureExtent = { bbox: Box | null; first: string | null; last: string | null }

const iso = (column: string) =>
  sql.raw(`to_char(${column}(c.updated_at) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

export async function featureExtent(database: Reader): Promise<FeatureExtent> {
  const [row] = await database.execute<FeatureExtent>(sql`
    select
      case when count(l.point) > 0 then json_build_array(
        min(ST_X(l.point)), min(ST_Y(l.point)), max(ST_X(l.point)), max(ST_Y(l.point))) end as bbox,
      ${iso('min')} as first, ${iso('max')} as last
    from listings l join centres c on c.id = l.centre_id`)
  return row ?? { bbox: null, first: null, last: null }
}
