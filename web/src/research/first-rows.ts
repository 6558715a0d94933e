import type { CentreSummary, ExportColumnName, ExportRow } from '@centres/contract'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../app/call.ts'
import type { Filters } from '../filters/filters.ts'

const few = 5

/** How many centres a set holds, and a few of them. */
export const firstRows = (filters: Filters) =>
  queryOptions({
    queryKey: ['research', 'first', filters],
    queryFn: ({ signal }) => call('GET /centres', { querystring: { ...filters, limit: few } }, signal),
    placeholderData: keepPreviousData,
  })

/** The columns that tell most, of those that a list of centres holds. */
export const shownColumns = [
  'id',
  'name',
  'nameLanguage',
  'institution',
  'institutionType',
  'kind',
  'language',
  'country',
  'city',
  'longitude',
  'latitude',
  'precision',
  'lifeState',
  'evidence',
  'confirmedAt',
] as const satisfies ExportColumnName[]

export type ShownRow = Pick<ExportRow, (typeof shownColumns)[number]>

/** As the row of the centre is in a file. */
export const shownRowOf = (centre: CentreSummary): ShownRow => ({
  id: centre.id,
  name: centre.names[0]?.text ?? '',
  nameLanguage: centre.names[0]?.language ?? null,
  institution: centre.institutionNames[0]?.text ?? null,
  institutionType: centre.institutionType,
  kind: centre.kinds,
  language: centre.languages,
  country: centre.countryCode,
  city: centre.city,
  longitude: centre.location?.longitude ?? null,
  latitude: centre.location?.latitude ?? null,
  precision: centre.precision,
  lifeState: centre.lifeState,
  evidence: centre.evidence,
  confirmedAt: centre.confirmedAt,
})
