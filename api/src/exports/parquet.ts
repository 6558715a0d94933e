import { type ColumnType, type ExportRow, exportColumns, exportColumnsVersion } from '@centres/contract'
import { fileWriter, ParquetWriter } from 'hyparquet-writer'
import { datasetLicence } from '../dataset.ts'
import { aboutOf } from './about.ts'
import type { OpenWriter } from './writers.ts'

/** Few enough that encoding them does not keep other requests waiting, many enough for readers of columns. */
const rowsInGroup = 5000

type Element = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number]

const leaves: Record<Exclude<ColumnType, 'list'>, Partial<Element>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  'year-or-date': { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  number: { type: 'DOUBLE' },
  date: { type: 'INT32', converted_type: 'DATE' },
  instant: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
}

function elementsOf({ name, type, required }: { name: string; type: ColumnType; required?: true }): Element[] {
  if (type === 'list') {
    return [
      { name, converted_type: 'LIST', num_children: 1, repetition_type: 'REQUIRED' },
      { name: 'list', num_children: 1, repetition_type: 'REPEATED' },
      { name: 'element', ...leaves.text, repetition_type: 'REQUIRED' },
    ]
  }
  return [{ name, ...leaves[type], repetition_type: required ? 'REQUIRED' : 'OPTIONAL' }]
}

const schema: Element[] = [
  { name: 'centres', num_children: exportColumns.length + 1 },
  ...exportColumns.flatMap(elementsOf),
  { name: 'geometry', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' },
]

/** A point in well-known binary, little end first. */
function wkbOf({ longitude, latitude }: ExportRow): Uint8Array | null {
  if (longitude === null || latitude === null) return null
  const point = Buffer.allocUnsafe(21)
  point.writeUInt8(1, 0)
  point.writeUInt32LE(1, 1)
  point.writeDoubleLE(longitude, 5)
  point.writeDoubleLE(latitude, 13)
  return point
}

const typed = (type: ColumnType, value: ExportRow[keyof ExportRow]) =>
  (type === 'date' || type === 'instant') && typeof value === 'string' ? new Date(value) : value

type Bounds = [west: number, south: number, east: number, north: number]

function widen(bounds: Bounds | undefined, { longitude, latitude }: ExportRow): Bounds | undefined {
  if (longitude === null || latitude === null) return bounds
  const [west, south, east, north] = bounds ?? [longitude, latitude, longitude, latitude]
  return [Math.min(west, longitude), Math.min(south, latitude), Math.max(east, longitude), Math.max(north, latitude)]
}

/** GeoParquet 1.1; no reference system named means longitude and latitude of OGC:CRS84. */
const geoOf = (bbox: Bounds | undefined) => ({
  version: '1.1.0',
  primary_column: 'geometry',
  columns: { geometry: { encoding: 'WKB', geometry_types: ['Point'], ...(bbox && { bbox }) } },
})

export const openParquet: OpenWriter = async (path, context) => {
  const about = aboutOf(context)
  const told = { ...about, licence: datasetLicence.name }
  const kvMetadata = Object.entries({ ...told, columnsVersion: String(exportColumnsVersion) }).map(([key, value]) => ({
    key,
    value,
  }))
  const file = new ParquetWriter({ writer: fileWriter(path), schema, kvMetadata, createdBy: about.title })
  let waiting: ExportRow[] = []
  let bounds: Bounds | undefined

  const writeGroup = async (rows: ExportRow[]) => {
    const columnData = exportColumns.map(({ name, type }) => ({
      name: name as string,
      data: rows.map((row) => typed(type, row[name])) as unknown[],
    }))
    columnData.push({ name: 'geometry', data: rows.map(wkbOf) })
    await file.write({ columnData, rowGroupSize: rowsInGroup })
  }

  return {
    add: async (lot) => {
      for (const { row } of lot) {
        waiting.push(row)
        bounds = widen(bounds, row)
      }
      while (waiting.length >= rowsInGroup) {
        await writeGroup(waiting.slice(0, rowsInGroup))
        waiting = waiting.slice(rowsInGroup)
      }
    },
    end: async () => {
      if (waiting.length > 0) await writeGroup(waiting)
      kvMetadata.push({ key: 'geo', value: JSON.stringify(geoOf(bounds)) })
      await file.finish()
    },
    close: async () => {},
  }
}
