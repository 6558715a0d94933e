import type { LngLatBoundsLike, LngLatLike, Map as MapLibreMap, PaddingOptions } from 'maplibre-gl'
import { type Bounds, normaliseBounds, type Position, unwrapBounds } from './bounds.ts'

export type MapHandle = {
  /** A box is shown whole; a point is brought to the middle, close enough to tell it from its neighbours. */
  flyTo: (target: Bounds | Position) => void
  /** Shows the box round the points, unless one of them is in view. */
  reveal: (points: Places, around: Bounds) => void
}

type Places = { readonly longitudes: readonly number[]; readonly latitudes: readonly number[] }

const worldPixels = 512

/** The zoom at which the globe just fits the map's shorter side; seen in perspective it looks smaller than it is. */
export function globeZoom(width: number, height: number): number {
  const margin = 1.12
  return Math.max(0.2, Math.log2((Math.min(width, height) * margin * Math.PI) / worldPixels))
}

const equatorMetres = 40_075_017

/** Shows a circle with as much again around it, and never so close that nothing on the map says where one is. */
export function zoomAround(latitude: number, radiusMetres: number, width: number, height: number): number {
  const metresAcross = radiusMetres * 4
  const metresRound = equatorMetres * Math.max(Math.cos((latitude * Math.PI) / 180), 0.05)
  const zoom = Math.log2((Math.min(width, height) * metresRound) / (worldPixels * metresAcross))
  return Math.min(7.5, Math.max(globeZoom(width, height), zoom))
}

/** Nobody chose this view: a frame that grows, as a phone's does when it is turned, may show more of the globe. */
const restingPlace: Position = [8, 18]

export function isAtRest(map: MapLibreMap): boolean {
  const { lng, lat } = map.getCenter()
  return Math.abs(lng - restingPlace[0]) < 0.01 && Math.abs(lat - restingPlace[1]) < 0.01 && map.getZoom() < 3
}

export function showGlobe(map: MapLibreMap, animate: boolean, middle: Position = restingPlace): void {
  const { clientWidth, clientHeight } = map.getContainer()
  move(map, { center: [...middle], zoom: globeZoom(clientWidth, clientHeight) }, animate)
}

function move(map: MapLibreMap, camera: { center: LngLatLike; zoom: number }, animate: boolean): void {
  if (animate) map.easeTo({ ...camera, duration: 180 })
  else map.jumpTo(camera)
}

/** The buttons stand on the side where lines end. */
function roomWithin(map: MapLibreMap): PaddingOptions {
  const [edge, buttons] = [32, 80]
  const isMirrored = getComputedStyle(map.getContainer()).direction === 'rtl'
  return { top: edge, bottom: edge, left: isMirrored ? buttons : edge, right: isMirrored ? edge : buttons }
}

export function show(map: MapLibreMap, target: Bounds | Position, animate: boolean): void {
  if (target.length === 2) {
    move(map, { center: [...target], zoom: Math.max(map.getZoom(), 10) }, animate)
    return
  }
  const [west, south, east, north] = unwrapBounds(target)
  if (east - west >= 340) {
    showGlobe(map, animate)
    return
  }
  const { clientWidth, clientHeight } = map.getContainer()
  const box: LngLatBoundsLike = [west, south, east, north]
  const { center, zoom = 0 } = map.cameraForBounds(box, { padding: roomWithin(map), maxZoom: 12 }) ?? {}
  // More than a side of the globe holds: as much of it as there is.
  if (!center || east - west > 180 || zoom < globeZoom(clientWidth, clientHeight)) {
    showGlobe(map, animate, [(west + east) / 2, (south + north) / 2])
    return
  }
  move(map, { center, zoom }, animate)
}

export function boundsOf(map: MapLibreMap): Bounds {
  const bounds = map.getBounds()
  return normaliseBounds([bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()])
}

/** A place behind the globe projects onto the face before it; only what comes back to itself is in view. */
export function isInView(map: MapLibreMap, [longitude, latitude]: Position): boolean {
  const { clientWidth, clientHeight } = map.getContainer()
  const at = map.project([longitude, latitude])
  if (at.x < 0 || at.y < 0 || at.x > clientWidth || at.y > clientHeight) return false
  const back = map.unproject(at)
  const turned = Math.abs(((back.lng - longitude + 540) % 360) - 180)
  return Math.abs(back.lat - latitude) < 1 && turned < 1
}

/** Judges once the map is at rest and on the screen, not behind another tab. Answers how to give up waiting for that. */
export function reveal(map: MapLibreMap, { longitudes, latitudes }: Places, around: Bounds): () => void {
  const judge = () => {
    if (map.isMoving() || map.getContainer().clientWidth === 0) return
    listener.unsubscribe()
    const isSeen = longitudes.some((longitude, at) => isInView(map, [longitude, latitudes[at] ?? 0]))
    if (!isSeen) show(map, around, true)
  }
  const listener = map.on('moveend', judge)
  judge()
  return () => listener.unsubscribe()
}
