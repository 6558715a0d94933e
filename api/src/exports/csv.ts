import { type ExportRow, exportColumns } from '@centres/contract'
import { openTextFile } from './text-file.ts'
import type { OpenWriter } from './writers.ts'

export type CsvValue = string | number | null | readonly string[]

/** What a spreadsheet may take for a formula; apostrophes before it are counted in, so that ours can be told from theirs. */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/
const needsQuotes = /[",\r\n]/
/** Almost every value needs nothing, which one look tells. */
const needsCare = /["\\,;\r\n]|^['=+\-@\t＝＋－＠]/

const harmless = (text: string) => (formula.test(text) ? `'${text}` : text)
const quoted = (text: string) => (needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** The values of a list in one text: joined by semicolons, with a backslash before those that are part of a value. */
export const joined = (list: readonly string[]) => list.map((value) => value.replace(/[;\\]/g, '\\$&')).join(';')

/**
 * A cell of RFC 4180. A text, or a value of a list, that a spreadsheet would take for a formula has an apostrophe
 * before it. Nothing at all is null, a pair of quotes an empty text.
 */
export function csvCell(value: CsvValue): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') {
    if (value === '') return '""'
    return needsCare.test(value) ? quoted(harmless(value)) : value
  }
  if (!value.some((one) => needsCare.test(one))) return value.join(';')
  return quoted(joined(value.map(harmless)))
}

export const csvLine = (values: readonly CsvValue[]) => `${values.map(csvCell).join(',')}\r\n`

const names = exportColumns.map(({ name }) => name)

function lineOf(row: ExportRow): string {
  let line = ''
  for (const name of names) line += `${csvCell(row[name])},`
  return `${line.slice(0, -1)}\r\n`
}

export const openCsv: OpenWriter = (path, { bom = false }) =>
  openTextFile(path, {
    head: (bom ? '\ufeff' : '') + csvLine(names),
    partOf: (lot) => lot.map(({ row }) => lineOf(row)).join(''),
  })
