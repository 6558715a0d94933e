import { z } from 'zod'
import { BoundsParam, PositionParam } from './geo.ts'
import { CentreId } from './ids.ts'
import { LanguageTag } from './languages.ts'
import { positiveParam, repeatable } from './query.ts'
import { SearchText } from './search-text.ts'
import { TermCode } from './vocabularies.ts'

const CountryCode = z
  .string()
  .regex(/^[A-Za-z]{2}$/, {
    error: 'must be a country or area code of two letters (ISO 3166-1), as in ZA',
    abort: true,
  })
  .overwrite((text) => text.toUpperCase())

const RegionCode = z.string().regex(/^\d{3}$/, 'must be a region code of three digits (UN M49), as in 002')

const isInstant = (text: string) => z.iso.date().safeParse(text).success || z.iso.datetime().safeParse(text).success

/** No centre confirmed anything before there were computers, and PostgreSQL knows no year 0. */
const Since = z
  .string()
  .refine((text) => isInstant(text) && text >= '1900', {
    error: 'must be a date or an instant in UTC from 1900 on, as in 2026-01-31 or 2026-01-31T12:00:00Z',
    abort: true,
  })
  .overwrite((text) => new Date(text).toISOString())

const codes = (description: string, example: string) => repeatable(TermCode).meta({ description, example: [example] })

/**
 * The filters by which a set of centres is named, the same everywhere.
 * A repeated key is an OR within the filter; filters combine with AND.
 */
export const centreFilters = {
  q: SearchText.optional(),
  id: repeatable(CentreId).meta({
    description:
      'These very centres, by permanent id. An id that is not listed, because it was never given, is withdrawn or was merged into another, finds nothing: GET /v1/centres/{id} tells which',
    example: ['wca-rny3s5f'],
  }),
  bbox: BoundsParam.optional().meta({
    description:
      'A box: west,south,east,north in degrees. Where west is greater than east, the box crosses the antimeridian',
    example: '-10,35,30,60',
  }),
  near: PositionParam.optional().meta({
    description:
      'A point: longitude,latitude in degrees, longitude first. Alone it leaves no centre out; with radiusKm it does',
    example: '18.87,-33.93',
  }),
  radiusKm: positiveParam(20_100)
    .optional()
    .meta({ description: 'No farther from near than this, in kilometres; needs near', example: 50 }),
  country: repeatable(CountryCode).meta({ description: 'Country or area, ISO 3166-1 alpha-2', example: ['ZA'] }),
  region: repeatable(RegionCode).meta({
    description: 'Region or subregion, UN M49: 002 is Africa, 142 Asia, 009 Oceania',
    example: ['002'],
  }),
  institutionType: codes('Type of the host institution; codes of institution-type', 'university'),
  kind: codes('Kind of centre; codes of kind', 'writing-lab'),
  language: repeatable(LanguageTag).meta({
    description: 'Language in which sessions are held, BCP 47; signed languages are languages too',
    example: ['af'],
  }),
  textLanguage: repeatable(LanguageTag).meta({
    description: 'Language of the texts worked on, which may differ from that of the session, BCP 47',
    example: ['en'],
  }),
  modality: codes('How sessions happen; codes of modality', 'online'),
  service: codes('What the centre does; codes of service', 'one-to-one'),
  audience: codes('Whom it serves; codes of audience', 'doctoral-students'),
  tutor: codes('Who tutors; codes of tutor', 'peer'),
  association: codes('Association it belongs to; codes of association', 'ewca'),
  designation: codes('Designation, self-declared and never inferred; codes of designation', 'tribal-college'),
  offers: codes('What it offers to other centres; codes of collaboration', 'tutor-exchange'),
  seeks: codes('What it seeks from other centres; codes of collaboration', 'research-partner'),
  lifeState: codes('State of life: planned, active, paused, closed or merged', 'active'),
  confirmedSince: Since.optional().meta({
    description: 'Confirmed by the centre itself on or after this date, or instant in UTC',
    example: '2026-01-31',
  }),
}

export const radiusNeedsNear = {
  check: ({ near, radiusKm }: { near?: unknown; radiusKm?: unknown }) => radiusKm === undefined || near !== undefined,
  problem: { path: ['radiusKm'], error: 'needs near, the point from which the distance is measured' },
}

export const CentreFilters = z.strictObject(centreFilters).refine(radiusNeedsNear.check, radiusNeedsNear.problem)
export type CentreFilters = z.output<typeof CentreFilters>
