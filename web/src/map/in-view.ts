import type { Map as MapLibreMap } from 'maplibre-gl'
import type { Position } from './bounds.ts'
import type { Clusters } from './cluster.ts'
import { isInView } from './view.ts'

/** A ring or a dot, where the map now shows it. */
export type Mark = {
  /** Its first point, or its only one. */
  first: number
  count: number
  position: Position
  x: number
  y: number
  /** The nearest name that the map shows. */
  near: string | undefined
}

/** As many as a person would step through. */
const most = 60

/** In reading order: bands from the top down, and along each band from the west. */
export function inReadingOrder<Item extends { x: number; y: number }>(items: readonly Item[], band = 48): Item[] {
  const row = (item: Item) => Math.floor(item.y / band)
  return items.toSorted((one, other) => row(one) - row(other) || one.x - other.x)
}

type Named = { x: number; y: number; name: string }

export function nearestName(names: readonly Named[], x: number, y: number, within = 120): string | undefined {
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
  if (!layers.length) return []
  return map.queryRenderedFeatures({ layers }).flatMap(({ geometry, properties }) => {
    if (geometry.type !== 'Point' || typeof properties.name !== 'string') return []
    const [longitude = 0, latitude = 0] = geometry.coordinates
    const { x, y } = map.project([longitude, latitude])
    return [{ x, y, name: properties.name }]
  })
}

/** What the map shows of the centres just now, the fullest where there are too many. */
export function marksInView(map: MapLibreMap, { list }: Clusters): Mark[] {
  const names = shownNames(map)
  const visible = list.flatMap(({ longitude, latitude, count, first }): Mark[] => {
    const position: Position = [longitude, latitude]
    if (!isInView(map, position)) return []
    const { x, y } = map.project([longitude, latitude])
    return [{ first, count, position, x, y, near: undefined }]
  })
  const fullest = visible.sort((one, other) => other.count - one.count).slice(0, most)
  return inReadingOrder(fullest).map((mark) => ({ ...mark, near: nearestName(names, mark.x, mark.y) }))
}

/** The first point of the mark under a pointer, give or take the width of a finger. */
export function markAt(map: MapLibreMap, x: number, y: number, reachPixels: number): number | undefined {
  const layers = ['dots', 'clusters'].filter((id) => map.getLayer(id))
  if (!layers.length) return undefined
  const found = map.queryRenderedFeatures(
    [
      [x - reachPixels, y - reachPixels],
      [x + reachPixels, y + reachPixels],
    ],
    { layers },
  )
  const first = found[0]?.id
  return typeof first === 'number' ? first : undefined
}
