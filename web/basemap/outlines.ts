import { createRequire } from 'node:module'
import type { Feature, FeatureCollection, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'

export type Scale = '110m' | '50m' | '10m'
export type World = Topology<{ countries: GeometryCollection<{ name: string }>; land: GeometryCollection }>

export function readWorld(scale: Scale): World {
  return createRequire(import.meta.url)(`world-atlas/countries-${scale}.json`)
}

/**
 * world-atlas has sewn its shapes together across the antimeridian, where their longitudes jump. A flat sheet wants
 * them to run on beyond 180 degrees; the tiler folds them back.
 */
function runOn(line: Position[]): Position[] {
  let turned = 0
  return line.map(([longitude = 0, latitude = 0], at) => {
    const [before = longitude] = line[at - 1] ?? []
    if (longitude - before > 180) turned -= 360
    if (longitude - before < -180) turned += 360
    return [longitude + turned, latitude]
  })
}

/** Antarctica's coast goes once round the pole: on a flat sheet it has to be closed along the lower edge. */
function runOnRing(ring: Position[]): Position[] {
  const whole = runOn(ring)
  const [first = 0, latitude = 0] = whole[0] ?? []
  const [last = 0] = whole.at(-1) ?? []
  if (Math.abs(last - first) < 180) return whole
  return [...whole, [last, -90], [first, -90], [first, latitude]]
}

function linesOf(kind: string, lines: MultiLineString): Feature {
  return {
    type: 'Feature',
    properties: { kind },
    geometry: { type: 'MultiLineString', coordinates: lines.coordinates.map(runOn) },
  }
}

function collection(kind: string, coordinates: Position[][][]): FeatureCollection {
  const geometry: MultiPolygon = { type: 'MultiPolygon', coordinates }
  return { type: 'FeatureCollection', features: [{ type: 'Feature', properties: { kind }, geometry }] }
}

/** Land, its coast and the borders on it, each drawn once. */
export function outlines(world: World): { land: FeatureCollection; coast: Feature; borders: Feature } {
  const { countries } = world.objects
  const land = feature(world, world.objects.land) as FeatureCollection<Polygon | MultiPolygon>
  const polygons = land.features.flatMap(({ geometry }) =>
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
  )
  return {
    land: collection(
      'land',
      polygons.map((rings) => rings.map(runOnRing)),
    ),
    coast: linesOf(
      'coast',
      mesh(world, countries, (one, other) => one === other),
    ),
    borders: linesOf(
      'border',
      mesh(world, countries, (one, other) => one !== other),
    ),
  }
}

/** Meridians and parallels every thirty degrees, and the five circles that atlases name. */
export function graticule(): Feature[] {
  const parallel = (latitude: number): Position[] => Array.from({ length: 73 }, (_, at) => [at * 5 - 180, latitude])
  const meridian = (longitude: number): Position[] => Array.from({ length: 33 }, (_, at) => [longitude, at * 5 - 80])
  const lines = (kind: string, coordinates: Position[][]): Feature => ({
    type: 'Feature',
    properties: { kind },
    geometry: { type: 'MultiLineString', coordinates },
  })
  const tropic = 23.436
  return [
    lines('graticule', [
      ...[-60, -30, 30, 60].map(parallel),
      ...Array.from({ length: 12 }, (_, at) => meridian(at * 30 - 180)),
    ]),
    lines('circle', [0, tropic, -tropic, 90 - tropic, tropic - 90].map(parallel)),
  ]
}
