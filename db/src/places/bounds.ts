/** West, south, east, north in degrees; west exceeds east across the antimeridian. */
export type Bounds = [west: number, south: number, east: number, north: number]

type Span = { west: number; east: number }

function spansOf([west, , east]: Bounds): Span[] {
  if (west <= east) return [{ west, east }]
  return [
    { west, east: 180 },
    { west: -180, east },
  ]
}

/** The widest stretch of longitude, going east, that no span covers. */
function widestGap(spans: Span[]): Span | undefined {
  const sorted = spans.toSorted((one, other) => one.west - other.west)
  const [first] = sorted
  if (!first) return undefined
  let reach = first.east
  let widest: Span | undefined
  for (const next of [...sorted.slice(1), { west: first.west + 360, east: 0 }]) {
    const width = next.west - reach
    if (width > (widest ? widest.east - widest.west : 0)) widest = { west: reach, east: next.west }
    reach = Math.max(reach, next.east)
  }
  return widest
}

const inRange = (longitude: number) => (longitude > 180 ? longitude - 360 : longitude)

/** About a metre. */
const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5

/** The narrowest bounds that hold all of these: what they leave out is the widest gap round the globe. */
export function smallestBounds(boxes: Bounds[]): Bounds | undefined {
  if (boxes.length === 0) return undefined
  const south = Math.min(...boxes.map((box) => box[1]))
  const north = Math.max(...boxes.map((box) => box[3]))
  const gap = widestGap(boxes.flatMap(spansOf))
  const [west, east] = gap ? [inRange(gap.east), inRange(gap.west)] : [-180, 180]
  return [rounded(west), rounded(south), rounded(east), rounded(north)]
}

/** Where a map centred on the bounds would look. */
export function middleOf([west, south, east, north]: Bounds): { longitude: number; latitude: number } {
  const width = east >= west ? east - west : east - west + 360
  return { longitude: inRange(west + width / 2), latitude: (south + north) / 2 }
}
