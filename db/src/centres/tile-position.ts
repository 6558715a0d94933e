import type { Point } from '../columns/geometry.ts'

/** Web Mercator's square world has 2^30 steps each way. */
export const tilePositionBits = 30
const steps = 2 ** tilePositionBits
/** Web Mercator ends here, in degrees. */
const lastLatitude = 85.051128779806604

const clamp = (value: number) => Math.min(steps - 1, Math.max(0, Math.floor(value * steps)))

/** Interleaves the bits of a column and a row, so that neighbours are near each other in one order. */
export function mortonCode(x: number, y: number): bigint {
  let result = 0n
  for (let bit = tilePositionBits - 1; bit >= 0; bit--) {
    result = (result << 2n) | (BigInt((x >> bit) & 1) << 1n) | BigInt((y >> bit) & 1)
  }
  return result
}

/** Where a point lies on the square of the world map, counted from the north-west, and its place in Morton order. */
export function tilePosition(point: Point | null) {
  if (!point) return { tileX: null, tileY: null, placeOrder: null }
  const latitude = (Math.max(-lastLatitude, Math.min(lastLatitude, point.latitude)) * Math.PI) / 180
  const tileX = clamp((point.longitude + 180) / 360)
  const tileY = clamp((1 - Math.asinh(Math.tan(latitude)) / Math.PI) / 2)
  return { tileX, tileY, placeOrder: mortonCode(tileX, tileY) }
}
