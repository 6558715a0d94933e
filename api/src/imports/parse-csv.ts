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

/** How many cells the header has, times how many rows have as many; of a rare delimiter all have to. */
function scoreOf(text: string, delimiter: string, alike: 'some' | 'all' = 'some'): number {
  try {
    const rows = read(text, delimiter, { to: rowsToGuessBy }).filter((row) => row.some((cell) => cell !== ''))
    const width = rows[0]?.length ?? 0
    const wide = rows.filter(({ length }) => length === width).length
    const isTooFew = alike === 'all' && (wide < 2 || wide < rows.length)
    return width < 2 || isTooFew ? 0 : width * wide
  } catch {
    // A quote that is never closed, by this way of reading.
    return 0
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the four separators part cells
const isMark = /[\p{P}\p{S}\u001c-\u001f]/u

/** What else stands in a header and may be meant to part its cells: neither of words nor within names. */
function rareDelimiters(text: string): string[] {
  const [header = ''] = /\S.*/.exec(text) ?? []
  const marks = [...header].filter((one) => isMark.test(one) && !/["'‘’“”«».-]/.test(one))
  return [...new Set(marks)].filter((one) => !delimiters.includes(one))
}

function guessDelimiter(text: string): string {
  const usual = delimiters.map((delimiter) => ({ delimiter, score: scoreOf(text, delimiter) }))
  const rare = rareDelimiters(text).map((delimiter) => ({ delimiter, score: scoreOf(text, delimiter, 'all') }))
  const [best] = [...usual, ...rare].sort((one, other) => other.score - one.score)
  return best?.delimiter ?? ','
}

/** The rows of a CSV file with their numbers, as a spreadsheet counts. Throws where a quote is never closed. */
export function parseCsv(text: string): NumberedRow[] {
  // Excel writes and reads a first line that names the delimiter.
  const [line = '', named] = /^sep=(.)\r?\n/.exec(text) ?? []
  const rows = read(text.slice(line.length), named ?? guessDelimiter(text))
  return rows.map((cells, index) => ({ number: index + 1 + (named ? 1 : 0), cells }))
}
