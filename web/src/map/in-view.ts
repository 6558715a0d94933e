import type { Map as MapLibreMap } from 'maplibre-gl'
import type { Position } from './bounds.ts'
import { isInView } from './view.ts'

export type Mark = {
  key: string
  position: Position
  x: number
  y: number
  /** The nearest name that the map shows. */
  near: string | undefined
} & ({ kind: 'cluster'; cluster: number; count: number } | { kind: 'centre'; index: number })

/** As many as a person would step through. */
const most = 60

/** In reading order: bands from the top down, and along each band from the west. */
export function inReadingOrder<Item extends { x: number; y: number }>(items: readonly Item[], band = 48): Item[] {
  const row = (item: Item) => Math.floor(item.y / band)
  return items.toSorted((one, other) => row(one) - row(other) || one.x - other.x)
}

type Named = { x: number; y: number; name: string }

function nearest(names: readonly Named[], x: number, y: number, within = 120): string | undefined {
  let best: Named | undefined
  let least = within
  for (const one of names) {
    const distance = Math.hypot(one.x - x, one.y - y)
    if (distance < least) [best, least] = [one, distance]
  }
  return best?.name
}

function shownNames(map: MapLibreMap): Named[] {
  const layers = ['cities', 'towns-middle', 'towns-near', 'country-names'].filter((id) => map.getLayer(id))
  return map.queryRenderedFeatures({ layers }).flatMap(({ geometry, properties }) => {
    if (geometry.type !== 'Point' || typeof properties.name !== 'string') return []
    const [longitude = 0, latitude = 0] = geometry.coordinates
    const { x, y } = map.project([longitude, latitude])
    return [{ x, y, name: properties.name }]
  })
}

/** What the map shows of the centres just now. */
export function marksInView(map: MapLibreMap): Mark[] {
  const layers = ['clusters', 'dots'].filter((id) => map.getLayer(id))
  if (!layers.length) return []
  const names = shownNames(map)
  const marks = new Map<string, Mark>()
  for (const { geometry, properties, id } of map.queryRenderedFeatures({ layers })) {
    if (geometry.type !== 'Point') continue
    const [longitude = 0, latitude = 0] = geometry.coordinates
    const position: Position = [longitude, latitude]
    const key = properties.cluster ? `cluster-${properties.cluster_id}` : `centre-${id}`
    if (marks.has(key) || !isInView(map, position)) continue
    const { x, y } = map.project([longitude, latitude])
    const place = { key, position, x, y, near: nearest(names, x, y) }
    marks.set(
      key,
      properties.cluster
        ? { ...place, kind: 'cluster', cluster: properties.cluster_id, count: properties.point_count }
        : { ...place, kind: 'centre', index: Number(id) },
    )
  }
  const weight = (mark: Mark) => (mark.kind === 'cluster' ? mark.count : 1)
  const largest = [...marks.values()].sort((one, other) => weight(other) - weight(one)).slice(0, most)
  return inReadingOrder(largest)
}
