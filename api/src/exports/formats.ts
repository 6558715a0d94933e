import type { ExportFormat } from '@centres/contract'
import { openCsv } from './csv.ts'
import { openDataPackage } from './data-package/open.ts'
import { openGeojson } from './geojson.ts'
import { openNdjson } from './ndjson.ts'
import { openParquet } from './parquet.ts'
import type { OpenWriter } from './writers.ts'
import { mostXlsxRows, openXlsx } from './xlsx.ts'

export type Format = {
  open: OpenWriter
  /** Whether its rows show the centres that a centre is related to. */
  showsRelated?: boolean
  /** Whether it is text, which is worth compressing on its way. */
  isText?: boolean
  mostRows?: number
}

/** How each format is written. */
export const formats: Record<ExportFormat, Format> = {
  csv: { open: openCsv, isText: true },
  geojson: { open: openGeojson, isText: true },
  ndjson: { open: openNdjson, isText: true, showsRelated: true },
  xlsx: { open: openXlsx, mostRows: mostXlsxRows },
  parquet: { open: openParquet },
  zip: { open: openDataPackage },
}
