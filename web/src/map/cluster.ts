import type { Bounds } from './bounds.ts'
import type { Points } from './points.ts'

/** Web Mercator with the world as a square of side one, y growing southward. */
export type Projected = { readonly x: Float64Array; readonly y: Float64Array }

export type Cluster = {
  readonly longitude: number
  readonly latitude: number
  readonly count: number
  /** The least of its points, by which it is known from one drawing to the next. */
  readonly first: number
}

export type Clusters = {
  readonly list: readonly Cluster[]
  /** For each point, its cluster's place in the list; -1 where it is out of view. */
  readonly ofPoint: Int32Array
}

const worldPixels = 512
const furthestNorth = 85.0511

function projectX(longitude: number): number {
  return longitude / 360 + 0.5
}

function projectY(latitude: number): number {
  const clamped = Math.min(furthestNorth, Math.max(-furthestNorth, latitude))
  const sine = Math.sin((clamped * Math.PI) / 180)
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
}

function latitudeAt(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI
}

export function projectPoints({ longitudes, latitudes }: Points): Projected {
  return { x: Float64Array.from(longitudes, projectX), y: Float64Array.from(latitudes, projectY) }
}

/** How near two marks may come, in pixels; close up there is room, and a campus should fall apart into its centres. */
function clusterPixels(zoom: number): number {
  return zoom >= 13 ? 26 : 54
}

/** Above this zoom the map is nearly flat; below it a globe, on which the high latitudes are as small as they are. */
const flatZoom = 6

function reach(y: number, zoom: number): number {
  if (zoom >= flatZoom) return 1
  const shrunk = Math.cos((latitudeAt(y) * Math.PI) / 180)
  return Math.min(2, 1 / Math.max(shrunk, 0.5))
}

type Cell = { x: number; y: number; count: number; first: number; cluster: number }

/**
 * Clusters what is in view at one zoom. Points fall into cells half as wide as the least distance, then each cell, the
 * fullest first, takes in its neighbours: one pass over the points, so that a hundred thousand take some milliseconds.
 */
export function clusterPoints({ x, y }: Projected, zoom: number, [west, south, east, north]: Bounds): Clusters {
  const level = Math.max(0, Math.floor(zoom))
  const distance = clusterPixels(level) / (worldPixels * 2 ** level)
  const side = distance / 2
  const columns = Math.ceil(1 / side) + 1
  const left = projectX(west)
  const width = east - west >= 360 ? 1 : ((((east - west) / 360) % 1) + 1) % 1 || 1
  const [top, bottom] = [projectY(north), projectY(south)]

  const cells: Cell[] = []
  const cellOf = new Map<number, number>()
  const ofPoint = new Int32Array(x.length).fill(-1)
  for (let point = 0; point < x.length; point++) {
    const px = x[point] ?? 0
    const py = y[point] ?? 0
    if (py < top || py > bottom) continue
    if (width < 1 && px - left - Math.floor(px - left) > width) continue
    const key = Math.floor(py / side) * columns + Math.floor(px / side)
    let at = cellOf.get(key)
    if (at === undefined) {
      at = cells.length
      cellOf.set(key, at)
      cells.push({ x: 0, y: 0, count: 0, first: point, cluster: -1 })
    }
    const cell = cells[at] as Cell
    cell.x += px
    cell.y += py
    cell.count++
    ofPoint[point] = at
  }

  const list: Cluster[] = []
  const fullestFirst = cells.toSorted((one, other) => other.count - one.count || one.first - other.first)
  for (const cell of fullestFirst) {
    if (cell.cluster >= 0) continue
    let { x: sumX, y: sumY, count, first } = cell
    const [middleX, middleY] = [cell.x / cell.count, cell.y / cell.count]
    cell.cluster = list.length
    const within = distance * reach(middleY, level)
    const steps = Math.ceil(within / side)
    const [column, row] = [Math.floor(middleX / side), Math.floor(middleY / side)]
    for (let down = -steps; down <= steps; down++)
      for (let across = -steps; across <= steps; across++) {
        const neighbour = cells[cellOf.get((row + down) * columns + column + across) ?? -1]
        if (!neighbour || neighbour.cluster >= 0) continue
        const apart = Math.hypot(neighbour.x / neighbour.count - middleX, neighbour.y / neighbour.count - middleY)
        if (apart > within) continue
        neighbour.cluster = list.length
        sumX += neighbour.x
        sumY += neighbour.y
        count += neighbour.count
        first = Math.min(first, neighbour.first)
      }
    list.push({ longitude: (sumX / count - 0.5) * 360, latitude: latitudeAt(sumY / count), count, first })
  }
  for (let point = 0; point < ofPoint.length; point++) {
    const at = ofPoint[point] ?? -1
    if (at >= 0) ofPoint[point] = cells[at]?.cluster ?? -1
  }
  return { list, ofPoint }
}

export function membersOf({ ofPoint }: Clusters, cluster: number): number[] {
  const members: number[] = []
  for (let point = 0; point < ofPoint.length; point++) if (ofPoint[point] === cluster) members.push(point)
  return members
}

/** The first whole zoom at which these points are further apart than marks may come; none if they never are. */
export function partingZoom({ x, y }: Projected, members: readonly number[], maximumZoom: number): number | undefined {
  let [left, right, top, bottom] = [1, 0, 1, 0]
  for (const member of members) {
    left = Math.min(left, x[member] ?? left)
    right = Math.max(right, x[member] ?? right)
    top = Math.min(top, y[member] ?? top)
    bottom = Math.max(bottom, y[member] ?? bottom)
  }
  const extent = Math.max(right - left, bottom - top)
  for (let zoom = 0; zoom <= maximumZoom; zoom++)
    if (extent * worldPixels * 2 ** zoom > clusterPixels(zoom) * 1.5) return zoom
  return undefined
}
