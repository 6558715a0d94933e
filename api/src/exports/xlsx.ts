import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { type ColumnType, type ExportRow, exportColumns } from '@centres/contract'
import exceljs from 'exceljs'
import { Invalid } from '../errors.ts'
import { aboutOf } from './about.ts'
import { joined } from './csv.ts'
import type { OpenWriter } from './writers.ts'

/** What a sheet holds, less its header. */
export const mostXlsxRows = 1_048_575
/** Characters that a cell holds. */
const mostCharacters = 32_767

/** As text, so that nothing is taken for a formula or a number, not even when somebody edits the cell. */
const asText = '@'
const formats: Record<ColumnType, string> = {
  text: asText,
  list: asText,
  'year-or-date': asText,
  number: '0.000000',
  date: 'yyyy-mm-dd',
  instant: 'yyyy-mm-dd hh:mm:ss.000',
}

const refuse = (message: string) => new Invalid([{ in: 'path', name: 'format', message }])

function cellOf(type: ColumnType, value: ExportRow[keyof ExportRow]): string | number | Date | null {
  if (value === null || typeof value === 'number') return value
  if (Array.isArray(value)) return value.length > 0 ? joined(value) : null
  return type === 'date' || type === 'instant' ? new Date(value) : value
}

function checked(name: string, id: string, cell: ReturnType<typeof cellOf>) {
  if (typeof cell !== 'string' || cell.length <= mostCharacters) return cell
  throw refuse(`xlsx cannot hold ${name} of ${id}, which is longer than ${mostCharacters} characters; ask for csv`)
}

type Book = InstanceType<typeof exceljs.stream.xlsx.WorkbookWriter>
type Zip = { append: (source: unknown, data: { name: string; date?: Date }) => unknown }

/** The library lets every part of the file have the time at which it is written; ours have the time of the version. */
function dateEntries(book: Book, date: Date): void {
  const { zip } = book as unknown as { zip: Zip }
  const { append } = zip
  zip.append = (source, data) => append.call(zip, source, { ...data, date })
}

const widths: Record<ColumnType, number> = { text: 24, list: 24, 'year-or-date': 12, number: 12, date: 12, instant: 24 }

export const openXlsx: OpenWriter = async (path, context) => {
  const about = aboutOf(context)
  const made = new Date(context.at)
  const file = createWriteStream(path, { flags: 'wx' })
  const broken = once(file, 'error').then(([error]) => Promise.reject(error))
  // Told to whoever adds or ends next.
  broken.catch(() => {})
  const book = new exceljs.stream.xlsx.WorkbookWriter({ stream: file, useStyles: true })
  Object.assign(book, { creator: about.title, lastModifiedBy: about.title, created: made, modified: made })
  dateEntries(book, made)

  const sheetOf = (name: string, columns: { header: string; width: number; format: string }[]) => {
    const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = columns.map(({ header, width, format }) => ({ header, width, style: { numFmt: format } }))
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } }
    const header = sheet.getRow(1)
    header.font = { bold: true }
    header.commit()
    return sheet
  }
  const textColumns = (...columns: [header: string, width: number][]) =>
    columns.map(([header, width]) => ({ header, width, format: asText }))

  const centres = sheetOf(
    'Centres',
    exportColumns.map(({ name, type }) => ({ header: name, width: widths[type], format: formats[type] })),
  )
  let rows = 0
  return {
    add: async (lot) => {
      if (file.errored) throw file.errored
      rows += lot.length
      if (rows > mostXlsxRows) throw refuse(`xlsx holds at most ${mostXlsxRows} rows; ask for another format`)
      for (const { row } of lot) {
        centres.addRow(exportColumns.map(({ name, type }) => checked(name, row.id, cellOf(type, row[name])))).commit()
      }
    },
    end: async () => {
      centres.commit()
      const dictionary = sheetOf(
        'Dictionary',
        textColumns(['column', 24], ['type', 14], ['required', 10], ['vocabulary', 20], ['description', 80]),
      )
      for (const column of exportColumns) {
        const { name, type, description } = column
        const required = 'required' in column ? 'yes' : 'no'
        const vocabulary = 'vocabulary' in column ? column.vocabulary : null
        dictionary.addRow([name, type, required, vocabulary, description]).commit()
      }
      dictionary.commit()
      const citation = sheetOf('Citation', textColumns(['about', 16], ['value', 100]))
      for (const [name, value] of Object.entries({ ...about, rows: String(rows) }))
        citation.addRow([name, value]).commit()
      citation.commit()
      await Promise.race([book.commit(), broken])
    },
    close: async () => {
      if (file.closed) return
      file.destroy()
      await once(file, 'close')
    },
  }
}
