import { unparse } from 'papaparse'

type Value = string | number | null

/** A column of numbers: as a program reads it, and as a person does where it has a heading. */
export type NumbersColumn<Row> = {
  name: string
  heading?: string
  value: (row: Row) => Value
  show?: (row: Row) => string
}

export type Numbers<Row> = { columns: NumbersColumn<Row>[]; rows: Row[] }

/** RFC 4180. What a spreadsheet would take for a formula is kept from being one. */
export function csvOf<Row>({ columns, rows }: Numbers<Row>): string {
  return unparse(
    {
      fields: columns.map(({ name }) => name),
      data: rows.map((row) => columns.map(({ value }) => value(row))),
    },
    { escapeFormulae: true, newline: '\r\n' },
  )
}

/** Hands a text to the reader as a file. */
export function saveText(text: string, fileName: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = Object.assign(document.createElement('a'), { href: address, download: fileName })
  link.click()
  // The browser may not have begun to read it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
