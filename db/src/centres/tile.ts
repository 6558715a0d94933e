import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import { type CentreSelection, conditionsOf, everyCondition } from './selection.ts'
import { mortonCode, tilePositionBits } from './tile-position.ts'

/** Coordinates within the tile, from 0 to the extent, from the north-west. */
export type TileFeature = { x: number; y: number; count: number; body: string | null }

export const tileExtent = 4096
/** A tile is cut into this many cells each way; the centres of one cell are one feature. */
const coarseCellBits = 5
const fineCellBits = 8
/** From this zoom on cells are fine: about two pixels, so only centres of one place are still one feature. */
const fineZoom = 12

/**
 * What a tile shows. A cell holds a centre, or counts those that share it, so a tile has at most 1,024 features
 * below zoom 12, however many centres there are.
 */
export async function readTile(
  database: Reader,
  selection: CentreSelection,
  { z, x, y }: { z: number; x: number; y: number },
): Promise<TileFeature[]> {
  const conditions = await conditionsOf(database, selection)
  const bits = tilePositionBits - z
  const shift = bits - (z < fineZoom ? coarseCellBits : fineCellBits)
  const step = 2 ** bits
  // In Morton order a tile's centres are neighbours: one range of one index.
  const from = mortonCode(x, y) << BigInt(2 * bits)
  const to = from + (1n << BigInt(2 * bits))
  const rows = await database.execute<TileFeature>(sql`
    select
      ((avg(l.tile_x) - ${x * step}) * ${tileExtent} / ${step})::int as x,
      ((avg(l.tile_y) - ${y * step}) * ${tileExtent} / ${step})::int as y,
      count(*)::int as count, case when count(*) = 1 then min(l.body) end as body
    from listings l
    where l.place_order >= ${from}::int8 and l.place_order < ${to}::int8 and ${everyCondition(conditions)}
    group by l.tile_x >> ${shift}, l.tile_y >> ${shift}`)
  return rows.map((row) => ({ ...row }))
}
