/** West, south, east, north, in degrees; a west beyond the east means that the box crosses the antimeridian. */
export type Bounds = readonly [west: number, south: number, east: number, north: number]
export type Position = readonly [longitude: number, latitude: number]

export const wholeWorld: Bounds = [-180, -85, 180, 85]

function wrapLongitude(longitude: number): number {
  if (longitude >= -180 && longitude <= 180) return longitude
  const wrapped = ((((longitude + 180) % 360) + 360) % 360) - 180
  return wrapped === -180 && longitude > 0 ? 180 : wrapped
}

function clampLatitude(latitude: number): number {
  return Math.min(90, Math.max(-90, latitude))
}

/** From a map that has been turned round the world any number of times to a box that the API takes. */
export function normaliseBounds([west, south, east, north]: Bounds): Bounds {
  const [low, high] = [clampLatitude(south), clampLatitude(north)]
  if (east - west >= 360) return [-180, low, 180, high]
  // An edge on the antimeridian has two names; to the east of a box it is 180.
  const end = wrapLongitude(east)
  return [wrapLongitude(west), low, end === -180 && east > west ? 180 : end, high]
}

/** For a map, which wants its east to lie east of its west. */
export function unwrapBounds([west, south, east, north]: Bounds): Bounds {
  return west > east ? [west, south, east + 360, north] : [west, south, east, north]
}

function crossesAntimeridian([west, , east]: Bounds): boolean {
  return west > east
}

export function isWithin([longitude, latitude]: Position, bounds: Bounds): boolean {
  const [west, south, east, north] = bounds
  if (latitude < south || latitude > north) return false
  return crossesAntimeridian(bounds) ? longitude >= west || longitude <= east : longitude >= west && longitude <= east
}

export function sameBounds(one: Bounds, other: Bounds, toleranceDegrees = 0.0005): boolean {
  return one.every((edge, at) => Math.abs(edge - (other[at] ?? Number.NaN)) <= toleranceDegrees)
}

/** The smallest box round all points: what lies outside it is the widest gap between two neighbours on the globe. */
export function boundsAround(longitudes: readonly number[], latitudes: readonly number[]): Bounds | undefined {
  if (!longitudes.length) return undefined
  const around = longitudes.map(wrapLongitude).sort((a, b) => a - b)
  const first = around[0] ?? 0
  const last = around[around.length - 1] ?? 0
  let widest = first + 360 - last
  let [west, east] = [first, last]
  around.forEach((longitude, at) => {
    const before = around[at - 1]
    if (before === undefined || longitude - before <= widest) return
    widest = longitude - before
    west = longitude
    east = before
  })
  let [south, north] = [90, -90]
  for (const latitude of latitudes) {
    south = Math.min(south, latitude)
    north = Math.max(north, latitude)
  }
  return [west, south, east, north]
}

/** Degrees to each side of a small box, so that the land around it can be recognised. */
const leastReach = 2

export function withRoom([west, south, east, north]: Bounds): Bounds {
  const isNarrow = east >= west && east - west < 2 * leastReach && north - south < 2 * leastReach
  if (!isNarrow) return [west, south, east, north]
  return [
    Math.max(west - leastReach, -180),
    Math.max(south - leastReach, -85),
    Math.min(east + leastReach, 180),
    Math.min(north + leastReach, 85),
  ]
}
