import type { AreaRecord } from '@centres/db'
import codeMappings from 'cldr-core/supplemental/codeMappings.json' with { type: 'json' }
import containment from 'cldr-core/supplemental/territoryContainment.json' with { type: 'json' }
import type { FeatureCollection, Geometry } from 'geojson'
import { feature } from 'topojson-client'
import { readFile } from './package-file.ts'

const atlasFile = 'world-atlas/countries-10m.json'

export const areaFiles = [
  'cldr-core/supplemental/codeMappings.json',
  'cldr-core/supplemental/territoryContainment.json',
  atlasFile,
]

const contained: Record<string, { _contains: string[] }> = containment.supplemental.territoryContainment
const codes: Record<string, { _alpha3?: string; _numeric?: string }> = codeMappings.supplemental.codeMappings

const world = '001'
const isM49 = (code: string) => /^\d{3}$/.test(code)

/** North America as a continent: CLDR keeps it beside the tree of M49, where Americas is the continent. */
const groupingBesideM49 = '003'

function holdersOf(code: string): string[] {
  const holders = Object.keys(contained).filter(
    (region) =>
      isM49(region) && region !== world && region !== groupingBesideM49 && contained[region]?._contains.includes(code),
  )
  return holders.flatMap((region) => [...holdersOf(region), region])
}

/** Regions of M49 that hold an area, widest first. */
export function regionsOf(areaCode: string): string[] {
  const holders = new Set(holdersOf(areaCode))
  const depth = (region: string) => holdersOf(region).filter((wider) => wider !== region).length
  return [...holders].sort((one, other) => depth(one) - depth(other) || one.localeCompare(other))
}

/** Kosovo has no code of ISO 3166-1; XK is what CLDR and GeoNames use. */
const kosovo = 'XK'

/** What Natural Earth draws apart and without a code, and the code that it has in ISO 3166-1 or CLDR. */
const codesByName: Record<string, string> = {
  Kosovo: kosovo,
  'Indian Ocean Ter.': 'AU',
  Somaliland: 'SO',
  'N. Cyprus': 'CY',
  'Cyprus U.N. Buffer Zone': 'CY',
  Baikonur: 'KZ',
  'USNB Guantanamo Bay': 'CU',
}

/** From 900 on, numbers are the user's own, not of ISO 3166-1. */
const isAssigned = (numeric: string | undefined) => numeric !== undefined && Number(numeric) < 900

/** Countries and areas: what the regions of the world hold, and Antarctica, which no region holds. */
export function areaCodes(): string[] {
  const leaves = Object.keys(contained)
    .filter(isM49)
    .flatMap((region) => contained[region]?._contains ?? [])
    .filter((code) => isAssigned(codes[code]?._numeric))
  return [...new Set([...leaves, 'AQ', kosovo])].sort()
}

export type DrawnAreas = { polygons: Map<string, string>; skipped: string[] }

type Topology = Parameters<typeof feature>[0]

/** What a JSON import is typed as says nothing of its meaning: this is TopoJSON with an object of countries. */
function countriesOf(atlas: unknown): FeatureCollection<Geometry, { name: string }>['features'] {
  const topology = atlas as Topology & { objects: { countries: Topology['objects'][string] } }
  return (feature(topology, topology.objects.countries) as FeatureCollection<Geometry, { name: string }>).features
}

/** Natural Earth's countries by ISO code; those that have none are left out and named. */
export function readPolygons(): DrawnAreas {
  const byNumeric = new Map(Object.entries(codes).map(([code, { _numeric }]) => [_numeric, code]))
  for (const code of areaCodes()) byNumeric.set(codes[code]?._numeric, code)
  const drawn = new Map<string, Geometry[]>()
  const skipped: string[] = []
  for (const { id, properties, geometry } of countriesOf(JSON.parse(readFile(atlasFile).toString()))) {
    const code = codesByName[properties.name] ?? byNumeric.get(String(id))
    if (code) drawn.set(code, [...(drawn.get(code) ?? []), geometry])
    else skipped.push(properties.name)
  }
  const polygons = [...drawn].map(([code, geometries]) => [code, JSON.stringify(merged(geometries))] as const)
  return { polygons: new Map(polygons), skipped: skipped.sort() }
}

/** Ten metres, far finer than Natural Earth is drawn. */
const toFourDecimals = (degrees: number) => Math.round(degrees * 1e4) / 1e4

function merged(geometries: Geometry[]): Geometry {
  const polygons = geometries.flatMap((geometry) => {
    if (geometry.type === 'Polygon') return [geometry.coordinates]
    if (geometry.type === 'MultiPolygon') return geometry.coordinates
    throw new Error(`A country is drawn as ${geometry.type}`)
  })
  const coordinates = polygons.map((rings) => rings.map((ring) => ring.map((position) => position.map(toFourDecimals))))
  return { type: 'MultiPolygon', coordinates }
}

/** Every country and area of ISO 3166-1, and Kosovo. */
export function readAreas({ polygons }: DrawnAreas): AreaRecord[] {
  return areaCodes().map((code) => {
    const { _alpha3: alpha3, _numeric: numeric } = codes[code] ?? {}
    return {
      code,
      alpha3: alpha3 && code !== kosovo ? alpha3 : null,
      numeric: numeric && isAssigned(numeric) ? numeric : null,
      regions: regionsOf(code),
      polygon: polygons.get(code) ?? null,
    }
  })
}

/** The regions of M49 that hold an area, the intermediate ones (202, 419) included. */
export function regionCodes(): string[] {
  const regions = areaCodes().flatMap(regionsOf)
  return [...new Set(regions)].sort()
}
