import { z } from 'zod'
import { centreFilters, radiusNeedsNear } from './centre-filters.ts'
import { endpoint } from './endpoint.ts'
import { Problem } from './problem.ts'

/** The files in which a set can be taken away, each with its media type. */
export const exportFormats = {
  csv: 'text/csv; charset=utf-8; header=present',
  geojson: 'application/geo+json',
  ndjson: 'application/x-ndjson',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  parquet: 'application/vnd.apache.parquet',
  zip: 'application/zip',
} as const
export type ExportFormat = keyof typeof exportFormats
export const exportFormatNames = Object.keys(exportFormats) as [ExportFormat, ...ExportFormat[]]

export const ExportFormat = z
  .enum(exportFormatNames, { error: `must be one of ${exportFormatNames.join(', ')}` })
  .meta({ description: 'Format of the file; zip is a Data Package with every table and a dictionary', example: 'csv' })

export const ExportQuery = z
  .strictObject({
    ...centreFilters,
    bom: z
      .enum(['true', 'false'], { error: 'must be true or false' })
      .optional()
      .meta({ description: 'Begin a CSV file with a byte order mark, by which Excel knows UTF-8', example: 'true' }),
  })
  .refine(radiusNeedsNear.check, radiusNeedsNear.problem)
export type ExportQuery = z.output<typeof ExportQuery>

export const exports = {
  centres: endpoint({
    method: 'GET',
    url: '/exports/centres.:format',
    schema: {
      summary: 'Take a set away as a file',
      description:
        'Every centre that matches the filters, one row each, read at one dataset version: as many rows as the total of the same filters. No cap, but that xlsx is refused above the 1,048,575 rows that a sheet holds; a value of more than 32,767 characters is cut there, and the sheet Citation says so. Lists are joined by ; in CSV and XLSX, with a backslash before a ; or a backslash of a value; in CSV an apostrophe stands before a text that a spreadsheet would take for a formula. Files of one version are the same to the last byte: they have an ETag, a length and ranges, so that a broken download can go on. x-dataset-version and x-row-count say what is in the file, x-file-size how many bytes it has where it comes compressed.',
      tags: ['Exports'],
      params: z.strictObject({ format: ExportFormat }),
      querystring: ExportQuery,
      response: {
        200: z.any().describe('The file'),
        400: Problem,
        404: Problem,
        416: Problem,
        429: Problem,
        503: Problem,
      },
    },
  }),
}
