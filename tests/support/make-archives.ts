import { join } from 'node:path'
import type { Transaction } from '@centres/db'
import { zipFiles } from '../../api/src/exports/data-package/zip.ts'
import { openXlsx } from '../../api/src/exports/xlsx/write.ts'

const [folder = '.'] = process.argv.slice(2)
const at = '2026-11-01T22:30:00.000Z'
const { signal } = new AbortController()

await zipFiles(join(folder, 'files.zip'), [{ name: 'a.txt', text: 'a' }], at, signal)
const context = { version: '1', at, publicUrl: 'http://localhost:3000', query: '' }
// A workbook is made of rows alone: it asks the transaction nothing.
const writer = await openXlsx(join(folder, 'sheets.xlsx'), context, undefined as unknown as Transaction)
await writer.end(signal)
await writer.close()
