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

/** The least distance at which two targets are still two, which is also their size. */
const targetPixels = 24

/** Keeps, the fullest first, what a person can tell from what is kept already; the rest shows on coming closer. */
export function keepApart<Item extends { x: number; y: number; count: number }>(items: readonly Item[]): Item[] {
  const kept: Item[] = []
  for (const item of items.toSorted((one, other) => other.count - one.count)) {
    if (kept.length >= most) break
    if (kept.every((one) => Math.hypot(one.x - item.x, one.y - item.y) >= targetPixels)) kept.push(item)
  }
  return kept
}

/** Whether the map's own buttons lie over a spot. */
function isCovered(map: MapLibreMap, x: number, y: number): boolean {
  const frame = map.getContainer().getBoundingClientRect()
  const covers = map.getContainer().parentElement?.querySelectorAll('[data-over-map]') ?? []
  const reach = targetPixels / 2
  return [...covers].some((cover) => {
    const { left, right, top, bottom } = cover.getBoundingClientRect()
    const [atX, atY] = [frame.left + x, frame.top + y]
    return atX > left - reach && atX < right + reach && atY > top - reach && atY < bottom + reach
  })
}

/** What the map shows of the centres just now, the fullest where there are too many. */
export function marksInView(map: MapLibreMap, { list }: Clusters): Mark[] {
  const names = shownNames(map)
  const visible = list.flatMap(({ longitude, latitude, count, first }): Mark[] => {
    const position: Position = [longitude, latitude]
    if (!isInView(map, position)) return []
    const { x, y } = map.project([longitude, latitude])
    if (isCovered(map, x, y)) return []
    return [{ first, count, position, x, y, near: undefined }]
  })
  return inReadingOrder(keepApart(visible)).map((mark) => ({ ...mark, near: nearestName(names, mark.x, mark.y) }))
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
