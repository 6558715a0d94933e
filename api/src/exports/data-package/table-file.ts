import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { csvLine } from '../csv.ts'
import type { Table, Values } from './tables.ts'

export type TableFile = {
  table: Table
  name: string
  path: string
  /** How many it has so far. */
  rowCount: () => number
  add: (rows: readonly Values[]) => Promise<void>
  close: () => Promise<void>
}

/** A table as a CSV file in a folder, written some rows at a time. */
export async function openTable(folder: string, table: Table): Promise<TableFile> {
  const name = `${table.name}.csv`
  const path = join(folder, name)
  await using opening = new AsyncDisposableStack()
  const file = opening.use(await open(path, 'wx'))
  let rowCount = 0
  await file.appendFile(csvLine(table.columns.map((column) => column.name)))
  const opened = opening.move()
  return {
    table,
    name,
    path,
    rowCount: () => rowCount,
    add: async (rows) => {
      if (rows.length > 0) await file.appendFile(rows.map(csvLine).join(''))
      rowCount += rows.length
    },
    close: () => opened.disposeAsync(),
  }
}
