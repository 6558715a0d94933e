import { mostImportBytes, mostImportRows } from '@centres/contract'
import { Invalid } from '../errors.ts'
import { decodeText } from './decode-text.ts'
import { type NumberedRow, parseCsv } from './parse-csv.ts'
import { readWorkbook, UnreadableWorkbook } from './read-workbook.ts'

const mostColumns = 100
const mostCharacters = 5000

export type ReadList = { headers: string[]; rows: NumberedRow[] }

const refuse = (message: string): never => {
  throw new Invalid([{ in: 'body', name: 'content', message }])
}

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, place) => bytes[place] === byte)

function readText(bytes: Buffer): NumberedRow[] {
  const text =
    decodeText(bytes) ?? refuse('must be a CSV file in UTF-8, UTF-16 or Windows-1252, or an Excel workbook (.xlsx)')
  try {
    return parseCsv(text)
  } catch (error) {
    return refuse(`must be a CSV file; ${(error as Error).message}`)
  }
}

async function readRows(bytes: Buffer): Promise<NumberedRow[]> {
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    refuse('must be a workbook of the newer kind: save the .xls as .xlsx, or as CSV')
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) refuse('must be a CSV file or an Excel workbook (.xlsx), not a PDF')
  if (!startsWith(bytes, 0x50, 0x4b)) return readText(bytes)
  try {
    return await readWorkbook(bytes)
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return refuse(error.message)
    throw error
  }
}

/** Each column needs a name of its own to be spoken of. */
function nameColumns(cells: string[]): string[] {
  const seen = new Set<string>()
  return cells.map((cell, index) => {
    const given = cell.replace(/\s+/g, ' ').trim().slice(0, 150) || `Column ${index + 1}`
    let name = given
    for (let more = 2; seen.has(name); more++) name = `${given} (${more})`
    seen.add(name)
    return name
  })
}

/** A file of an association's list: its header, and its rows with the numbers that a spreadsheet shows. */
export async function readList(bytes: Buffer): Promise<ReadList> {
  if (bytes.length === 0) refuse('must hold a list; this file is empty')
  if (bytes.length > mostImportBytes) refuse(`must be a file of at most ${mostImportBytes / 1_000_000} MB`)
  const filled = (await readRows(bytes)).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const [head, ...rows] = filled
  if (!head || rows.length === 0) return refuse('must hold a row of column names, and a row for each centre')
  const width = Math.max(...filled.map(({ cells }) => cells.length))
  if (width > mostColumns) refuse(`must have at most ${mostColumns} columns; it has ${width}`)
  if (rows.length > mostImportRows) refuse(`must have at most ${mostImportRows} rows; it has ${rows.length}`)
  for (const { number, cells } of rows)
    if (cells.some(({ length }) => length > mostCharacters))
      refuse(`must have at most ${mostCharacters} characters in a cell; row ${number} has more`)
  const padded = (cells: string[]) => [...cells, ...Array<string>(width - cells.length).fill('')]
  return {
    headers: nameColumns(padded(head.cells)),
    rows: rows.map(({ number, cells }) => ({ number, cells: padded(cells) })),
  }
}
