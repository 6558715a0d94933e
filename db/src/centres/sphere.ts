import type { Box } from './selection.ts'

type Position = [longitude: number, latitude: number]

const earthRadius = 6_371_008.771415

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** In metres, on the sphere that PostGIS takes for WGS 84. */
export function distanceOnSphere([fromLongitude, fromLatitude]: Position, [longitude, latitude]: Position): number {
  const [from, to] = [radians(fromLatitude), radians(latitude)]
  const across = radians(longitude - fromLongitude)
  const half = Math.sin((to - from) / 2) ** 2 + Math.cos(from) * Math.cos(to) * Math.sin(across / 2) ** 2
  return 2 * earthRadius * Math.asin(Math.sqrt(half))
}

/** Edges belong to the box. A west that exceeds the east crosses the antimeridian. */
export function isInBox([west, south, east, north]: Box, [longitude, latitude]: Position): boolean {
  const isBetween = west > east ? longitude >= west || longitude <= east : longitude >= west && longitude <= east
  return isBetween && latitude >= south && latitude <= north
}
