import { createRequire } from 'node:module'
import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon, Position } from 'geojson'
import polylabel from 'polylabel'
import { feature } from 'topojson-client'
import type { World } from './outlines.ts'

type CodeMappings = { supplemental: { codeMappings: Record<string, { _numeric?: string }> } }

/** Natural Earth gives Kosovo no number; Unicode knows it as XK. */
const withoutNumber: Record<string, string> = { Kosovo: 'XK' }

function codesByNumber(): Map<string, string> {
  const mappings: CodeMappings = createRequire(import.meta.url)('cldr-core/supplemental/codeMappings.json')
  const codes = new Map<string, string>()
  for (const [code, { _numeric }] of Object.entries(mappings.supplemental.codeMappings))
    if (_numeric && /^[A-Z]{2}$/.test(code) && !codes.has(_numeric)) codes.set(_numeric, code)
  return codes
}

function ringArea(ring: Position[]): number {
  let twice = 0
  ring.forEach(([x = 0, y = 0], at) => {
    const [nextX = 0, nextY = 0] = ring[(at + 1) % ring.length] ?? []
    twice += x * nextY - nextX * y
  })
  return Math.abs(twice / 2)
}

/** A flat sheet on which distances around one latitude are true enough to compare. */
function flatten(rings: Position[][], squeeze: number): number[][][] {
  return rings.map((ring) => ring.map(([longitude = 0, latitude = 0]) => [longitude * squeeze, latitude]))
}

/**
 * Where each country or area's name goes: the middle of its largest part. `span` is how many degrees wide a name could
 * be there, from which the style derives at what zoom it fits.
 */
export function countryLabels(world: World): FeatureCollection<Point> {
  const codes = codesByNumber()
  const { features } = feature(world, world.objects.countries)
  const labels = features.flatMap((country): Feature<Point>[] => {
    const code = codes.get(String(country.id)) ?? withoutNumber[country.properties.name]
    const { geometry } = country as Feature<Polygon | MultiPolygon>
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    const largest = polygons.toSorted((a, b) => ringArea(b[0] ?? []) - ringArea(a[0] ?? []))[0]
    if (!code || !largest?.[0]) return []
    const latitudes = largest[0].map(([, latitude = 0]) => latitude)
    const middle = (Math.max(...latitudes) + Math.min(...latitudes)) / 2
    const squeeze = Math.max(Math.cos((middle * Math.PI) / 180), 0.1)
    const flat = flatten(largest, squeeze)
    const [x, y] = polylabel(flat, 0.1)
    const span = Math.sqrt(ringArea(flat[0] ?? []))
    return [
      {
        type: 'Feature',
        properties: { code, span: Number(span.toPrecision(2)) },
        geometry: { type: 'Point', coordinates: [Number((x / squeeze).toFixed(2)), Number(y.toFixed(2))] },
      },
    ]
  })
  return { type: 'FeatureCollection', features: labels }
}
