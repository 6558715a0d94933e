import { sql } from 'drizzle-orm'
import type { Box } from '../centres/selection.ts'
import type { Reader } from '../client.ts'
import { isoInstant } from '../columns/iso-instant.ts'

/** The box around all public points, and when the first and the last record changed; null where there is none. */
export type FeatureExtent = { bbox: Box | null; first: string | null; last: string | null }

export async function featureExtent(database: Reader): Promise<FeatureExtent> {
  const [row] = await database.execute<FeatureExtent>(sql`
    select
      case when count(l.point) > 0 then json_build_array(
        min(ST_X(l.point)), min(ST_Y(l.point)), max(ST_X(l.point)), max(ST_Y(l.point))) end as bbox,
      ${isoInstant(sql`min(c.updated_at)`)} as first, ${isoInstant(sql`max(c.updated_at)`)} as last
    from listings l join centres c on c.id = l.centre_id`)
  return row ?? { bbox: null, first: null, last: null }
}
