import { z } from 'zod'
import { BoundsParam, PositionParam } from './geo.ts'
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

const Since = z
  .string()
  .refine((text) => z.iso.date().safeParse(text).success || z.iso.datetime().safeParse(text).success, {
    error: 'must be a date or an instant in UTC, as in 2026-01-31 or 2026-01-31T12:00:00Z',
    abort: true,
  })
  .overwrite((text) => new Date(text).toISOString())

const codes = (description: string) => repeatable(TermCode).meta({ description })

/**
 * The filters by which a set of centres is named, the same everywhere.
 * A repeated key is an OR within the filter; filters combine with AND.
 */
export const centreFilters = {
  q: SearchText.optional(),
  bbox: BoundsParam.optional(),
  near: PositionParam.optional(),
  radiusKm: positiveParam(20_100).optional().meta({ description: 'Distance from near, in kilometres' }),
  country: repeatable(CountryCode).meta({ description: 'Country or area, ISO 3166-1 alpha-2' }),
  region: repeatable(RegionCode).meta({ description: 'Region or subregion, UN M49' }),
  institutionType: codes('Type of the host institution'),
  kind: codes('Kind of centre'),
  language: repeatable(LanguageTag).meta({ description: 'Language in which sessions are held, BCP 47' }),
  textLanguage: repeatable(LanguageTag).meta({ description: 'Language of the texts worked on, BCP 47' }),
  modality: codes('How sessions happen'),
  service: codes('What the centre does'),
  audience: codes('Whom it serves'),
  tutor: codes('Who tutors'),
  association: codes('Association it belongs to'),
  designation: codes('Designation, self-declared'),
  offers: codes('What it offers to other centres'),
  seeks: codes('What it seeks from other centres'),
  lifeState: codes('State of life: planned, active, paused, closed, merged'),
  confirmedSince: Since.optional().meta({ description: 'Confirmed by the centre on or after this date' }),
}

const radiusNeedsNear = {
  check: ({ near, radiusKm }: { near?: unknown; radiusKm?: unknown }) => radiusKm === undefined || near !== undefined,
  problem: { path: ['radiusKm'], error: 'needs near, the point from which the distance is measured' },
}

export const CentreFilters = z.strictObject(centreFilters).refine(radiusNeedsNear.check, radiusNeedsNear.problem)
export type CentreFilters = z.output<typeof CentreFilters>
