import { randomUUID } from 'node:crypto'
import type { ImportField } from '@centres/contract'
import { type Database, readImportList, saveImport } from '@centres/db'
import { Invalid } from '../errors.ts'
import { fitMapping, guessColumns } from './guess-columns.ts'
import { plainWord } from './known-words.ts'
import { readList } from './read-list.ts'

type Given = {
  name: string
  fileName: string
  bytes: Buffer
  sourceUrl: string | null
  seenOn: string
  personId: string | null
  at: string
}

/** Keeps a file as an import that is to be checked. Its columns are read as those of the list were the last time, or as they seem. */
export async function createImport(database: Database, given: Given): Promise<string> {
  const { name, fileName, bytes, sourceUrl, seenOn, personId, at } = given
  const { headers, rows } = await readList(bytes)
  const listKey = plainWord(name)
  if (listKey === '') throw new Invalid([{ in: 'body', name: 'name', message: 'must hold a letter or a digit' }])
  const known = await readImportList(database, listKey)
  const mapping = (known && fitMapping(known.mapping, headers)) ?? guessColumns(headers)
  const id = randomUUID()
  await database.transaction((tx) =>
    saveImport(
      tx,
      {
        id,
        listKey,
        name,
        personId,
        isByCommand: personId === null,
        fileName,
        headers,
        mapping: mapping as Record<string, string>,
        sourceUrl: sourceUrl ?? known?.sourceUrl ?? null,
        seenOn,
        rows,
      },
      at,
    ),
  )
  return id
}

type Mapping = Partial<Record<ImportField, string>>

/** A column that the file has not, one that says two things, and a list without names would tell nothing. */
export function checkMapping(mapping: Mapping, headers: string[]): void {
  const used = new Map<string, string>()
  const details = Object.entries(mapping).flatMap(([field, header]) => {
    const refuse = (message: string) => [{ in: 'body' as const, name: `mapping.${field}`, message }]
    if (header.startsWith('=') && !headers.includes(header))
      return header.slice(1).trim() === '' ? refuse('must say a value after =') : []
    if (!headers.includes(header)) return refuse(`must be the header of a column; ${header} is none`)
    const other = used.get(header)
    if (other !== undefined) return refuse(`must be a column of its own; ${header} says ${other} already`)
    used.set(header, field)
    return []
  })
  if (mapping.name === undefined) details.push({ in: 'body', name: 'mapping.name', message: 'must name a column' })
  if (mapping.country === undefined && (mapping.longitude === undefined || mapping.latitude === undefined))
    details.push({
      in: 'body',
      name: 'mapping.country',
      message: 'must name a column, or longitude and latitude must',
    })
  if (details.length > 0) throw new Invalid(details)
}
