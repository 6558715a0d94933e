import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { PositionParam } from './geo.ts'
import { InterfaceLanguage } from './languages.ts'
import { Problem } from './problem.ts'
import { integerParam } from './query.ts'
import { SearchText } from './search-text.ts'

export const Place = z
  .object({
    kind: z.enum(['town', 'country', 'region']),
    code: z.string().describe('GeoNames id of a town, ISO 3166-1 code of a country or area, UN M49 code of a region'),
    name: z.string().describe('In the language that was asked for, where it is known'),
    countryCode: z.string().nullable().describe('ISO 3166-1 alpha-2'),
    population: z.int().nullable(),
    longitude: z.number(),
    latitude: z.number(),
    bounds: z
      .tuple([z.number(), z.number(), z.number(), z.number()])
      .nullable()
      .describe('west, south, east, north; west exceeds east across the antimeridian'),
  })
  .meta({ id: 'Place', description: 'A town, a country or area, or a region' })
export type Place = z.infer<typeof Place>

export const PlaceList = z.object({ items: z.array(Place) }).meta({ id: 'PlaceList' })
export type PlaceList = z.infer<typeof PlaceList>

export const PlaceAt = z
  .object({
    countryCode: z.string().nullable().describe('ISO 3166-1 alpha-2; null at sea'),
    town: z
      .object({
        code: z.string().describe('GeoNames id'),
        name: z.string(),
        countryCode: z.string().nullable(),
        metres: z.number().describe('How far its middle is from the point'),
      })
      .nullable()
      .describe('The nearest; null where none lies within 30 kilometres'),
  })
  .meta({ id: 'PlaceAt', description: 'What is known of a point' })
export type PlaceAt = z.infer<typeof PlaceAt>

export const places = {
  search: endpoint({
    method: 'GET',
    url: '/places',
    schema: {
      summary: 'Find a place by name',
      description: 'Towns (GeoNames, CC BY 4.0), countries and areas, and regions, best match first.',
      tags: ['Places'],
      querystring: z.strictObject({
        q: SearchText.meta({
          description: 'A name or its beginning, in any language or script; typing errors are forgiven',
          example: 'Beirut',
        }),
        lang: InterfaceLanguage.default('en'),
        limit: integerParam(1, 20).default(8).meta({ description: 'How many places at most' }),
      }),
      response: { 200: PlaceList, 400: Problem, 429: Problem },
    },
  }),
  at: endpoint({
    method: 'GET',
    url: '/places/at',
    schema: {
      summary: 'Find the country and the town of a point',
      description:
        'In which country or area a point lies, by outlines of Natural Earth and up to 25 kilometres off their coasts, and the nearest town (GeoNames, CC BY 4.0). Two decimals are enough, and say no more of you than is needed.',
      tags: ['Places'],
      querystring: z.strictObject({ point: PositionParam }),
      response: { 200: PlaceAt, 400: Problem, 429: Problem },
    },
  }),
}
