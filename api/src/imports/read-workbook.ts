import readXlsx from 'read-excel-file/node'
import yauzl from 'yauzl'
import type { NumberedRow } from './parse-csv.ts'

/** Bytes to which a workbook may unfold: many times what the largest list needs. */
const mostUnfolded = 128 * 1024 * 1024

export class UnreadableWorkbook extends Error {}

/** Unfolds a workbook without keeping anything, until it proves too large: what it says of its own size is not believed. */
function measure(bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => reject(new UnreadableWorkbook(reason))
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (failed, file) => {
      if (failed || !file) return fail('must be an Excel workbook (.xlsx) that is whole')
      let unfolded = 0
      file.on('error', () => fail('must be an Excel workbook (.xlsx) that is whole'))
      file.on('end', resolve)
      file.on('entry', (entry) => {
        file.openReadStream(entry, (broken, stream) => {
          if (broken || !stream) return fail('must be an Excel workbook without a password')
          stream.on('data', (part: Buffer) => {
            unfolded += part.length
            if (unfolded <= mostUnfolded) return
            stream.destroy()
            fail('must be an Excel workbook that unfolds to at most 128 MiB')
          })
          stream.on('error', () => fail('must be an Excel workbook (.xlsx) that is whole'))
          stream.on('end', () => file.readEntry())
        })
      })
      file.readEntry()
    })
  })
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return String(cell)
}

/** The rows of the first sheet of an Excel workbook, every cell as text. */
export async function readWorkbook(bytes: Buffer): Promise<NumberedRow[]> {
  await measure(bytes)
  try {
    const [sheet] = await readXlsx(bytes)
    return (sheet?.data ?? []).map((cells, index) => ({ number: index + 1, cells: cells.map(textOf) }))
  } catch {
    throw new UnreadableWorkbook('must be an Excel workbook (.xlsx) with a sheet')
  }
}
