import type { Feature, Polygon } from 'geojson'
import type { Position } from './bounds.ts'

/** Column by column, as the API sends them. */
export type Points = {
  readonly longitudes: readonly number[]
  readonly latitudes: readonly number[]
  readonly ids: readonly string[]
}

export function positionOf(points: Points, at: number): Position | undefined {
  const longitude = points.longitudes[at]
  const latitude = points.latitudes[at]
  return longitude === undefined || latitude === undefined ? undefined : [longitude, latitude]
}

const metresPerDegree = 111_320

/** A ring on the ground, for a place that is known only roughly. */
export function circleAround([longitude, latitude]: Position, radiusMetres: number, corners = 64): Feature<Polygon> {
  const high = radiusMetres / metresPerDegree
  const wide = high / Math.max(Math.cos((latitude * Math.PI) / 180), 0.01)
  const ring = Array.from({ length: corners + 1 }, (_, at) => {
    const angle = ((at % corners) / corners) * 2 * Math.PI
    return [longitude + wide * Math.cos(angle), latitude + high * Math.sin(angle)]
  })
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } }
}
