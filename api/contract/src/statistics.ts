import { z } from 'zod'
import { CentreFilters } from './centre-filters.ts'
import { FacetCount } from './centres.ts'
import { endpoint } from './endpoint.ts'
import { type FacetName, facetNames } from './facet-names.ts'
import { Problem } from './problem.ts'

const forEachFacet = <Value extends z.ZodType>(value: Value) =>
  Object.fromEntries(facetNames.map((name) => [name, value])) as Record<FacetName, Value>

const count = z.int().describe('How many centres')
const population = z.int().nullable().describe('People, by Unicode CLDR; null where it names no figure')
const perMillion = z.number().nullable().describe('Listed centres for each million people')

export const AreaCoverage = z
  .object({ country: z.string().describe('ISO 3166-1 alpha-2'), count, population, perMillion })
  .meta({ id: 'AreaCoverage', description: 'A country or area in which centres are listed, beside its people' })
export type AreaCoverage = z.infer<typeof AreaCoverage>

export const RegionCoverage = z
  .object({
    region: z.string().describe('UN M49'),
    count,
    countries: z.int().describe('Countries and areas in the region'),
    countriesListed: z.int().describe('Those of them in which a centre is listed'),
    population: population.describe('People of all its countries and areas, those without a centre included'),
    perMillion,
  })
  .meta({ id: 'RegionCoverage', description: 'A region, beside its people' })
export type RegionCoverage = z.infer<typeof RegionCoverage>

export const CentreStatistics = z
  .object({
    version: z.string().describe('Dataset version'),
    total: z.int().describe('How many centres match the filters'),
    by: z
      .object({ ...forEachFacet(z.array(FacetCount)), evidence: z.array(FacetCount) })
      .describe(
        'Centres for each code, most first; evidence lowest step first. A centre with several codes counts for each, so the counts of a facet may exceed the total',
      ),
    notKnown: z
      .object(forEachFacet(z.int()))
      .describe('Centres of which no code is known: that is no answer, and never “no”'),
    age: z
      .array(z.object({ decade: z.int().nullable().describe('First year, as in 1990; null: not known'), count }))
      .describe('Centres by the decade of their founding, earliest first, those of which it is not known last'),
    confirmed: z
      .object({
        confirmed: z.int().describe('Confirmed by the centre itself at any time'),
        within12Months: z.int().describe('Confirmed by the centre itself in the twelve months before today'),
        notYet: z.int().describe('Not yet confirmed by the centre'),
      })
      .describe('Whether the centres themselves have confirmed their records'),
    growth: z
      .array(z.object({ month: z.string().describe('As in 2026-11, in UTC'), listed: count }))
      .describe(
        'How many were listed at the end of each month, as the log of changes tells; the last is the current month. Without filters those since withdrawn are counted while they were listed; with filters only centres that match today are',
      ),
    coverage: z
      .object({
        countriesInAll: z
          .int()
          .describe('Countries and areas that the filters region and country leave, of a thousand people or more'),
        countriesListed: z.int().describe('Those of them in which a centre of the set is listed'),
        without: z.array(z.string()).describe('Those of them in which none is, ISO 3166-1 alpha-2'),
        perMillion: z.array(AreaCoverage).describe('Most centres for each million people first'),
        regions: z.array(RegionCoverage).describe('Every region of UN M49 that the filters leave, by code'),
        populationSource: z.string().describe('Where the numbers of people come from'),
      })
      .describe('Where the directory knows of centres and where of none'),
  })
  .meta({ id: 'CentreStatistics', description: 'A set of centres in numbers' })
export type CentreStatistics = z.infer<typeof CentreStatistics>

export const statistics = {
  read: endpoint({
    method: 'GET',
    url: '/statistics',
    schema: {
      summary: 'Read a set in numbers',
      description:
        'Counts of the centres that match every filter: by code, age, evidence and confirmation; how many were listed month by month; and where the directory knows of none. Unlike facets, each count holds all filters, its own included.',
      tags: ['Statistics'],
      querystring: CentreFilters,
      response: { 200: CentreStatistics, 400: Problem, 429: Problem, 503: Problem },
    },
  }),
}
