import { parse } from 'csv-parse/sync'

const delimiters = [',', ';', '\t', '|']
const rowsToGuessBy = 30

export type NumberedRow = { number: number; cells: string[] }

const read = (text: string, delimiter: string, more: { to?: number } = {}) =>
  parse(text, {
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    record_delimiter: ['\r\n', '\n', '\r'],
    ...more,
  }) as string[][]

/** How many cells the header has, times how many rows have as many. */
function scoreOf(text: string, delimiter: string): number {
  try {
    const rows = read(text, delimiter, { to: rowsToGuessBy }).filter((row) => row.some((cell) => cell !== ''))
    const width = rows[0]?.length ?? 0
    return width < 2 ? 0 : width * rows.filter(({ length }) => length === width).length
  } catch {
    // A quote that is never closed, by this way of reading.
    return 0
  }
}

function guessDelimiter(text: string): string {
  const scores = delimiters.map((delimiter) => scoreOf(text, delimiter))
  return delimiters[scores.indexOf(Math.max(...scores))] ?? ','
}

/** The rows of a CSV file with their numbers, as a spreadsheet counts. Throws where a quote is never closed. */
export function parseCsv(text: string): NumberedRow[] {
  // Excel writes and reads a first line that names the delimiter.
  const [line = '', named] = /^sep=(.)\r?\n/.exec(text) ?? []
  const rows = read(text.slice(line.length), named ?? guessDelimiter(text))
  return rows.map((cells, index) => ({ number: index + 1 + (named ? 1 : 0), cells }))
}
