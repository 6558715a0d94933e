import { join } from 'node:path'
import type { Transaction } from '@centres/db'
import { zipFiles } from '../../api/src/exports/data-package/zip.ts'
import { openXlsx } from '../../api/src/exports/xlsx/write.ts'
import { aContext } from './a-context.ts'

const [folder = '.'] = process.argv.slice(2)
const { signal } = new AbortController()

await zipFiles(join(folder, 'files.zip'), [{ name: 'a.txt', text: 'a' }], aContext.at, signal)
// A workbook is made of rows alone: it asks the transaction nothing.
const writer = await openXlsx(join(folder, 'sheets.xlsx'), aContext, undefined as unknown as Transaction)
await writer.end(signal)
await writer.close()
