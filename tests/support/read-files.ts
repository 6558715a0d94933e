import { exportColumns } from '@centres/contract'
import { parse } from 'csv-parse/sync'
import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import readXlsx from 'read-excel-file/node'

export type Cell = string | number | null | string[]
/** A row as any format tells it: no value is null, dates and instants are texts. */
export type Row = Record<string, Cell>
export type ReadFile = (body: Buffer) => Promise<Row[]>

const columns: Record<string, (typeof exportColumns)[number]> = Object.fromEntries(
  exportColumns.map((column) => [column.name, column]),
)

/** Takes a list apart as the data dictionary says: semicolons between values, a backslash before those within. */
function splitList(text: string): string[] {
  const values = ['']
  for (const [part] of text.matchAll(/\\.|[^\\]/gsu)) {
    if (part === ';') values.push('')
    else values[values.length - 1] += part.length > 1 && part[0] === '\\' ? part.slice(1) : part
  }
  return values
}

/** Takes back the apostrophe that keeps spreadsheets from calculating. */
export const withoutGuard = (text: string) => text.replace(/^'(?='*[=+\-@\t\r\n＝＋－＠])/, '')

export function cellFromCsv(name: string, text: string, isQuoted: boolean): Cell {
  const type = columns[name]?.type
  if (type === 'list') return text === '' ? [] : splitList(text).map(withoutGuard)
  if (text === '') return isQuoted ? '' : null
  return type === 'number' ? Number(text) : withoutGuard(text)
}

const readCsv: ReadFile = async (body) => {
  const cells = parse(body, {
    bom: true,
    record_delimiter: '\r\n',
    cast: (text, { quoting }) => ({ text, isQuoted: quoting }),
  }) as unknown as { text: string; isQuoted: boolean }[][]
  const [header = [], ...records] = cells
  const names = header.map(({ text }) => text)
  return records.map((record) =>
    Object.fromEntries(
      record.map(({ text, isQuoted }, at) => [names[at], cellFromCsv(names[at] ?? '', text, isQuoted)]),
    ),
  )
}

const readGeojson: ReadFile = async (body) => {
  const { type, features } = JSON.parse(body.toString())
  if (type !== 'FeatureCollection') throw new Error('no collection')
  return features.map((feature: { id: string; geometry: { coordinates: number[] } | null; properties: Row }) => {
    const { longitude, latitude, id } = feature.properties
    const point = feature.geometry?.coordinates ?? [null, null]
    if (feature.id !== id || point[0] !== longitude || point[1] !== latitude) throw new Error(`${id} is not one place`)
    return feature.properties
  })
}

const dateCell = (name: string, value: Date) =>
  columns[name]?.type === 'date' ? value.toISOString().slice(0, 10) : value.toISOString()

export async function readSheets(body: Buffer) {
  return readXlsx(body, { trim: false })
}

const readWorkbook: ReadFile = async (body) => {
  const [header = [], ...rows] = (await readSheets(body)).find(({ sheet }) => sheet === 'Centres')?.data ?? []
  return rows.map((row) =>
    Object.fromEntries(
      header.map((title, at): [string, Cell] => {
        const [name, value] = [String(title), row[at] ?? null]
        if (columns[name]?.type === 'list') return [name, value === null ? [] : splitList(String(value))]
        return [name, value instanceof Date ? dateCell(name, value) : (value as Cell)]
      }),
    ),
  )
}

const arrayBufferOf = (body: Buffer) => new Uint8Array(body).buffer

export const readParquetMetadata = (body: Buffer) => parquetMetadataAsync(arrayBufferOf(body))

const readParquet: ReadFile = async (body) => {
  const rows = await parquetReadObjects({ file: arrayBufferOf(body) })
  return rows.map(({ geometry, ...row }) => {
    const [longitude, latitude] = geometry?.coordinates ?? [null, null]
    if (longitude !== row.longitude || latitude !== row.latitude) throw new Error(`${row.id} is not one place`)
    return Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        value instanceof Date ? dateCell(name, value) : (value as Cell),
      ]),
    )
  })
}

/** What a file says of itself, by format. */
export const readAbout: Record<'geojson' | 'xlsx' | 'parquet', (body: Buffer) => Promise<Record<string, unknown>>> = {
  geojson: async (body) => JSON.parse(body.toString()),
  xlsx: async (body) => Object.fromEntries((await readSheets(body)).at(-1)?.data as [string, string][]),
  parquet: async (body) => {
    const { key_value_metadata: pairs = [] } = await readParquetMetadata(body)
    return Object.fromEntries(pairs.map(({ key, value }) => [key, value]))
  },
}

/** An independent reader of every format with columns. */
export const readers: Record<'csv' | 'geojson' | 'xlsx' | 'parquet', ReadFile> = {
  csv: readCsv,
  geojson: readGeojson,
  xlsx: readWorkbook,
  parquet: readParquet,
}

export const readNdjson = (body: Buffer): Record<string, unknown>[] =>
  body
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
