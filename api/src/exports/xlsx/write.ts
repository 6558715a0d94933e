import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { addAbortSignal, PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type ExportColumn, type ExportRow, exportColumns } from '@centres/contract'
import { ZipFile } from 'yazl'
import { Invalid } from '../../errors.ts'
import { aboutOf } from '../about.ts'
import { joined } from '../csv.ts'
import type { OpenWriter } from '../writers.ts'
import { zipEntry } from '../zip-entry.ts'
import { partsOf, sheetPath } from './parts.ts'
import { type SheetColumn, type SheetValue, SheetXml } from './sheet.ts'

/** What a sheet holds, less its header. */
export const mostXlsxRows = 1_048_575
/** Characters that a cell holds, in units of UTF-16. */
const mostCharacters = 32_767
/** How a cell ends that would be longer. */
const cutMark = ' … (cut)'

const widths = { text: 24, list: 24, 'year-or-date': 12, number: 12, date: 12, instant: 24 }
const text = (name: string, width: number): SheetColumn => ({ name, type: 'text', width })

const dictionaryColumns = [
  text('column', 24),
  text('type', 14),
  text('required', 10),
  text('vocabulary', 20),
  text('description', 90),
]
const dictionary = exportColumns.map(({ name, type, ...column }: ExportColumn) => [
  name,
  type,
  column.required ? 'yes' : 'no',
  column.vocabulary ?? null,
  column.description,
])

const refuse = (message: string) => new Invalid([{ in: 'path', name: 'format', message }])

/** No text of a value can be longer than this. */
const mostLengthOf = (value: SheetValue) => {
  if (value === null || typeof value === 'number') return 0
  return typeof value === 'string' ? value.length : value.reduce((sum, one) => sum + 2 * one.length + 1, 0)
}

/** A text that a cell holds; where that is less than the whole, `onCut` hears how long the whole is. */
function fitted(value: SheetValue, onCut: (length: number) => void): SheetValue {
  if (mostLengthOf(value) <= mostCharacters || value === null || typeof value === 'number') return value
  const whole = typeof value === 'string' ? value : joined(value)
  if (whole.length <= mostCharacters) return value
  onCut(whole.length)
  // Never in the middle of a letter of two units.
  return whole.slice(0, mostCharacters - cutMark.length).replace(/[\ud800-\udbff]$/, '') + cutMark
}

function wholeSheet(columns: SheetColumn[], rows: readonly SheetValue[][]) {
  const sheet = new SheetXml(columns)
  const xml = sheet.head() + rows.map((row) => sheet.row(row)).join('') + sheet.tail()
  return { xml, place: sheet.place }
}

export const openXlsx: OpenWriter = async (path, context) => {
  const about = aboutOf(context)
  const entry = zipEntry(context.at)
  const zip = new ZipFile()
  const file = createWriteStream(path, { flags: 'wx' })
  const written = pipeline(zip.outputStream, file)
  // Told to whoever writes or ends next.
  written.catch(() => {})

  const sheet = new SheetXml(exportColumns.map(({ name, type }) => ({ name, type, width: widths[type] })))
  const body = new PassThrough()
  zip.addReadStream(body, sheetPath(1), entry)
  const write = async (xml: string) => {
    if (!body.write(xml)) await Promise.race([once(body, 'drain'), written])
  }
  let rows = 0
  const cuts: [string, string][] = []
  const valuesOf = (row: ExportRow) =>
    exportColumns.map(({ name }) =>
      fitted(row[name], (length) =>
        cuts.push(['cut', `${name} of ${row.id}, ${length} characters: whole in the other formats`]),
      ),
    )
  await write(sheet.head())

  return {
    add: async (lot) => {
      rows += lot.length
      if (rows > mostXlsxRows) throw refuse(`xlsx holds at most ${mostXlsxRows} rows; ask for another format`)
      await write(lot.map(({ row }) => sheet.row(valuesOf(row))).join(''))
    },
    end: async (signal) => {
      addAbortSignal(signal, file)
      body.end(sheet.tail())
      const told = [...Object.entries({ ...about, rows: String(rows) }), ...cuts]
      const others = [
        { name: 'Dictionary', ...wholeSheet(dictionaryColumns, dictionary) },
        { name: 'Citation', ...wholeSheet([text('about', 16), text('value', 100)], told) },
      ]
      const parts = partsOf([{ name: 'Centres', place: sheet.place }, ...others], about)
      for (const [index, { xml }] of others.entries()) parts.set(sheetPath(index + 2), xml)
      for (const [name, xml] of parts) zip.addBuffer(Buffer.from(xml), name, entry)
      zip.end()
      await written
    },
    close: async () => {
      body.destroy()
      file.destroy()
      if (!file.closed) await new Promise<void>((resolve) => file.once('close', resolve))
    },
  }
}
