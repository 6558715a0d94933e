import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { changesOfCentres, listTerms, type Transaction } from '@centres/db'
import { isTold } from '../../centres/told-fields.ts'
import { hashFile } from '../../downloads/hash-file.ts'
import type { ExportContext, Exported, OpenWriter } from '../writers.ts'
import { citationFile } from './citation-file.ts'
import { type Described, descriptorOf, type WrittenTable } from './descriptor.ts'
import { readmeOf } from './readme.ts'
import { openTable, type TableFile } from './table-file.ts'
import { centreTables, changeRow, changesTable, termRow, type Values, vocabulariesTable } from './tables.ts'
import { zipFiles } from './zip.ts'

async function changeRows(tx: Transaction, lot: readonly Exported[]): Promise<Values[]> {
  const changes = await changesOfCentres(
    tx,
    lot.map(({ centre }) => centre.id),
  )
  return changes.map((change) => changeRow({ ...change, fields: change.fields.filter(isTold) }))
}

async function describeTable({ table, name, path, rowCount }: TableFile): Promise<WrittenTable & { path: string }> {
  return { table, name, path, rowCount: rowCount(), ...(await hashFile(path)) }
}

function describe(context: ExportContext, centres: number): Described {
  const { query, version, at, release } = context
  const which = query === '' ? `all its ${centres} centres` : `the ${centres} centres that match ${query}`
  const released = release ? `, as release ${release.number} of ${release.releasedOn}` : ''
  const description = `The international directory of writing centres: ${which}, at dataset version ${version} of ${at.slice(0, 10)}${released}.`
  return { ...context, description }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** Text files beside the tables; the last holds the checksums of all others, as sha256sum writes them. */
function textFiles(described: Described, tables: WrittenTable[], codes: Map<string, string[]>) {
  const texts = [
    { name: 'datapackage.json', text: `${JSON.stringify(descriptorOf(described, tables, codes), null, 2)}\n` },
    { name: 'README.md', text: readmeOf(described, tables) },
    { name: 'CITATION.cff', text: citationFile(described) },
  ]
  const sums = [...tables, ...texts.map(({ name, text }) => ({ name, sha256: sha256(text) }))]
  return [...texts, { name: 'checksums.txt', text: sums.map((file) => `${file.sha256}  ${file.name}\n`).join('') }]
}

/** A Frictionless Data Package: every table as CSV, what describes them, and how to cite them, in one archive. */
export const openDataPackage: OpenWriter = async (path, context, tx) => {
  const folder = await mkdtemp(`${path}-`)
  const terms = await listTerms(tx)
  const ofCentres = await Promise.all(
    centreTables.map(async (table) => ({ rowsOf: table.rowsOf, file: await openTable(folder, table) })),
  )
  const changes = await openTable(folder, changesTable)
  const vocabularies = await openTable(folder, vocabulariesTable)
  const files = [...ofCentres.map(({ file }) => file), vocabularies, changes]
  await vocabularies.add(terms.map(termRow))
  let centres = 0

  return {
    add: async (lot) => {
      centres += lot.length
      for (const { file, rowsOf } of ofCentres) await file.add(lot.flatMap(rowsOf))
      await changes.add(await changeRows(tx, lot))
    },
    end: async () => {
      const tables: (WrittenTable & { path: string })[] = []
      for (const file of files) tables.push(await describeTable(file))
      const codes = new Map(
        [...Map.groupBy(terms, ({ vocabulary }) => vocabulary)].map(([name, those]) => [
          name,
          those.map(({ code }) => code),
        ]),
      )
      await zipFiles(path, [...tables, ...textFiles(describe(context, centres), tables, codes)], context.at)
    },
    close: async () => {
      for (const file of files) await file.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
