import type { Database } from '../client.ts'
import { hasBit } from '../listings/bits.ts'
import { type ListingColumns, placeKeyBits } from '../listings/columns.ts'
import { selectListings } from '../listings/select.ts'
import type { CentreSelection } from './selection.ts'
import { mortonCode, tilePositionBits } from './tile-position.ts'

/** Coordinates within the tile, from 0 to the extent, from the north-west. */
export type TileFeature = { x: number; y: number; count: number; id: string | null }

export const tileExtent = 4096
/** A tile is cut into this many cells each way, as a power of two; the centres of one cell are one feature. */
const coarseCellBits = 5
const fineCellBits = 8
/** From this zoom on cells are fine: about two pixels, so only centres of one place are still one feature. */
const fineZoom = 12

export type TileAddress = { z: number; x: number; y: number }

/** The first place in the order whose key is not below this one. */
function firstFrom({ inPlaceOrder, placeKey }: ListingColumns, key: number): number {
  let [low, high] = [0, inPlaceOrder.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((placeKey[inPlaceOrder[middle] as number] as number) < key) low = middle + 1
    else high = middle
  }
  return low
}

type Cell = { sumX: number; sumY: number; count: number; slot: number }

/**
 * What a tile shows. A cell holds a centre, or counts those that share it, so a tile has at most 1,024 features
 * below zoom 12, however many centres there are. The centres of a tile are one range of the place order.
 */
export async function readTile(
  database: Database,
  selection: CentreSelection,
  { z, x, y }: TileAddress,
): Promise<TileFeature[]> {
  const { columns, selected } = await selectListings(database, selection)
  const bits = tilePositionBits - z
  const cellBits = z < fineZoom ? coarseCellBits : fineCellBits
  const keysPerTile = 2 ** (placeKeyBits - 2 * z)
  const from = Number(mortonCode(x, y)) * keysPerTile
  const slots = columns.inPlaceOrder.subarray(firstFrom(columns, from), firstFrom(columns, from + keysPerTile))

  const [originX, originY] = [x * 2 ** bits, y * 2 ** bits]
  const cells = new Map<number, Cell>()
  for (const slot of slots) {
    if (!hasBit(selected, slot)) continue
    const offsetX = (columns.tileX[slot] as number) - originX
    const offsetY = (columns.tileY[slot] as number) - originY
    const key = ((offsetY >> (bits - cellBits)) << cellBits) | (offsetX >> (bits - cellBits))
    const cell = cells.get(key)
    if (!cell) {
      cells.set(key, { sumX: offsetX, sumY: offsetY, count: 1, slot })
      continue
    }
    cell.sumX += offsetX
    cell.sumY += offsetY
    cell.count += 1
  }
  const scale = tileExtent / 2 ** bits
  return [...cells.values()].map(({ sumX, sumY, count, slot }) => ({
    x: Math.floor((sumX / count) * scale),
    y: Math.floor((sumY / count) * scale),
    count,
    id: count === 1 ? (columns.ids[slot] as string) : null,
  }))
}
