import { createRequire } from 'node:module'
import type { Feature, FeatureCollection, MultiLineString, Position } from 'geojson'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'

export type Scale = '110m' | '50m' | '10m'
export type World = Topology<{ countries: GeometryCollection<{ name: string }>; land: GeometryCollection }>

export function readWorld(scale: Scale): World {
  return createRequire(import.meta.url)(`world-atlas/countries-${scale}.json`)
}

/** The edge of the sheet is no coast: polygons are cut along the antimeridian and round the south pole. */
function isSheetEdge([longitude = 0, latitude = 0]: Position): boolean {
  return Math.abs(longitude) > 179.99 || latitude < -89.9
}

function withoutSheetEdges(lines: Position[][]): Position[][] {
  return lines.flatMap((line) => {
    const parts: Position[][] = []
    let part: Position[] = []
    line.forEach((position, at) => {
      const before = line[at - 1]
      if (before && isSheetEdge(before) && isSheetEdge(position)) {
        parts.push(part)
        part = []
      }
      part.push(position)
    })
    return [...parts, part].filter((some) => some.length > 1)
  })
}

function linesOf(kind: string, lines: MultiLineString): Feature {
  return {
    type: 'Feature',
    properties: { kind },
    geometry: { type: 'MultiLineString', coordinates: withoutSheetEdges(lines.coordinates) },
  }
}

/** Land, its coast and the borders on it, each drawn once. */
export function outlines(world: World): { land: FeatureCollection; coast: Feature; borders: Feature } {
  const { countries } = world.objects
  const land = feature(world, world.objects.land) as unknown as FeatureCollection
  for (const some of land.features) some.properties = { kind: 'land' }
  return {
    land,
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
