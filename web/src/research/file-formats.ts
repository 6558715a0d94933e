import { type ExportFormat, narrowingFilters, queryString } from '@centres/contract'
import type { Filters } from '../filters/filters.ts'

/** The formats in the order in which most people look for theirs. */
const names = {
  csv: 'CSV',
  xlsx: 'Excel',
  geojson: 'GeoJSON',
  parquet: 'GeoParquet',
  ndjson: 'NDJSON',
  zip: 'Data Package',
} satisfies Record<ExportFormat, string>

export const fileFormats = Object.entries(names).map(([format, name]) => ({ format: format as ExportFormat, name }))

export type FileChoice = { format: ExportFormat; withMark: boolean }

/** Where the server makes the file of a set. */
export function fileAddress(filters: Filters, { format, withMark }: FileChoice): string {
  const query = queryString({ ...narrowingFilters(filters), ...(format === 'csv' && withMark && { bom: 'true' }) })
  return `/v1/exports/centres.${format}${query && `?${query}`}`
}
