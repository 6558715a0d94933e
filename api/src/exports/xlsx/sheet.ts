import type { ColumnType } from '@centres/contract'
import { joined } from '../csv.ts'
import { headerStyle, styles } from './parts.ts'

export type SheetColumn = { name: string; type: ColumnType; width: number }
export type SheetValue = string | number | null | readonly string[]

const millisecondsInDay = 86_400_000
/** Days from the beginning of time in spreadsheets to that in computers. */
const daysBefore1970 = 25_569

/** What XML cannot hold, and what would be read as the way in which the format spells it. */
const unspeakable = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]|_(?=x[\dA-Fa-f]{4}_)/gu
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' }

/** Text of an element. What XML cannot hold is spelled as the format does: _x0007_ is a bell. */
export function xmlText(text: string): string {
  return text
    .replace(unspeakable, (letter) => `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>\r]/g, (letter) => entities[letter] ?? letter)
}

/** A, B … Z, AA, AB … */
export function lettersOf(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? lettersOf(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}

const textCell = (place: string, style: number, text: string) =>
  `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`

/** A text is a text, whatever it looks like: there is no way from here to a formula. */
function cellXml(place: string, type: ColumnType, value: SheetValue): string {
  if (value === null || value === '') return ''
  const style = styles[type]
  if (typeof value === 'number') return `<c r="${place}" s="${style}"><v>${value}</v></c>`
  if (typeof value !== 'string') return value.length > 0 ? textCell(place, style, joined(value)) : ''
  if (type !== 'date' && type !== 'instant') return textCell(place, style, value)
  return `<c r="${place}" s="${style}"><v>${Date.parse(value) / millisecondsInDay + daysBefore1970}</v></c>`
}

/** Writes a table a row at a time: the header is the first row, frozen. */
export class SheetXml {
  #columns: (SheetColumn & { letters: string })[]
  #rows = 0

  constructor(columns: readonly SheetColumn[]) {
    this.#columns = columns.map((column, index) => ({ ...column, letters: lettersOf(index) }))
  }

  /** The cells that hold the table, as A1:Z9. */
  get place(): string {
    return `A1:${this.#columns.at(-1)?.letters}${this.#rows}`
  }

  head(): string {
    this.#rows += 1
    const columns = this.#columns.map(
      ({ width, type }, index) =>
        `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${styles[type]}" customWidth="1"/>`,
    )
    const header = this.#columns.map(({ name, letters }) => textCell(`${letters}1`, headerStyle, name))
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData><row r="1">${header.join('')}</row>`
  }

  row(values: readonly SheetValue[]): string {
    this.#rows += 1
    let cells = ''
    for (const [index, { type, letters }] of this.#columns.entries()) {
      cells += cellXml(letters + this.#rows, type, values[index] ?? null)
    }
    return `<row r="${this.#rows}">${cells}</row>`
  }

  tail(): string {
    return `</sheetData><autoFilter ref="${this.place}"/></worksheet>`
  }
}
