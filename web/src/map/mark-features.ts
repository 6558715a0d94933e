import type { FeatureCollection, Point } from 'geojson'
import type { Clusters } from './cluster.ts'

/** A mark keeps its id while the map moves: that of its first point, so that hover and choice stay with it. */
export function markFeatures({ list }: Clusters, locale: string): FeatureCollection<Point> {
  const format = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 })
  return {
    type: 'FeatureCollection',
    features: list.map(({ longitude, latitude, count, first }) => ({
      type: 'Feature',
      id: first,
      properties: { count, label: count > 1 ? format.format(count) : '' },
      geometry: { type: 'Point', coordinates: [longitude, latitude] },
    })),
  }
}
