import type { Feature } from '@centres/contract'
import type { PublicCentre } from '@centres/db'
import { rowOf } from '../exports/row.ts'

/** A centre as a GeoJSON feature: its point, and the columns of every export as properties. */
export function featureOf(centre: PublicCentre, publicUrl: string): Omit<Feature, 'links'> {
  const { location } = centre
  return {
    type: 'Feature',
    id: centre.id,
    geometry: location && { type: 'Point', coordinates: [location.longitude, location.latitude] },
    properties: rowOf(centre, publicUrl),
  }
}
