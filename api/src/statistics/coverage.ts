import type { CentreFilters, CentreStatistics, FacetCount } from '@centres/contract'
import { populationOf, populationSource } from './populations.ts'

type Area = { code: string; regions: string[] }
type Coverage = CentreStatistics['coverage']

/** Below this an area is an outpost, of which nobody would ask where its writing centre is. */
const fewestPeople = 1000

function isMeant({ code, regions }: Area, { country, region }: CentreFilters): boolean {
  return (!country || country.includes(code)) && (!region || region.some((one) => regions.includes(one)))
}

function perMillion(count: number, population: number | null): number | null {
  return population ? Math.round((count / population) * 1e9) / 1e3 : null
}

function sumOf(numbers: (number | null)[]): number {
  return numbers.reduce<number>((sum, number) => sum + (number ?? 0), 0)
}

/** Sets what is listed against the whole of where it could be. */
export function coverageOf(filters: CentreFilters, counts: FacetCount[], areas: Area[]): Coverage {
  const listed = new Map(counts.map(({ code, count }) => [code, count]))
  const meant = areas.filter(
    (area) => isMeant(area, filters) && (listed.has(area.code) || (populationOf(area.code) ?? 0) >= fewestPeople),
  )
  const regions = [...new Set(meant.flatMap((area) => area.regions))].sort()
  return {
    countriesInAll: meant.length,
    countriesListed: meant.filter(({ code }) => listed.has(code)).length,
    without: meant.flatMap(({ code }) => (listed.has(code) ? [] : [code])),
    perMillion: counts
      .map(({ code: country, count }) => {
        const population = populationOf(country)
        return { country, count, population, perMillion: perMillion(count, population) }
      })
      .sort((one, other) => (other.perMillion ?? 0) - (one.perMillion ?? 0)),
    regions: regions.map((region) => {
      const inside = meant.filter((area) => area.regions.includes(region)).map(({ code }) => code)
      const count = sumOf(inside.map((code) => listed.get(code) ?? 0))
      const population = sumOf(inside.map(populationOf))
      return {
        region,
        count,
        countries: inside.length,
        countriesListed: inside.filter((code) => listed.has(code)).length,
        population,
        perMillion: perMillion(count, population),
      }
    }),
    populationSource,
  }
}
