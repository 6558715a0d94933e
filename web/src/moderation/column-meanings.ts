import { type Import, type ImportField, importFields } from '@centres/contract'

type Mapping = Import['mapping']

/** What each column is said to mean, by its header; '' is not read. While one chooses, two may say the same. */
export type Meanings = Readonly<Record<string, ImportField | ''>>
/** What is the same for every row, for fields that no column says. */
export type Fixed = Readonly<Partial<Record<ImportField, string>>>

export const meaningsOf = ({ headers, mapping }: Import): Meanings =>
  Object.fromEntries(headers.map((header) => [header, importFields.find((field) => mapping[field] === header) ?? '']))

export const fixedOf = ({ headers, mapping }: Import): Fixed =>
  Object.fromEntries(
    importFields.flatMap((field) => {
      const value = mapping[field]
      return value?.startsWith('=') && !headers.includes(value) ? [[field, value.slice(1)]] : []
    }),
  )

export const isSaid = (meanings: Meanings, field: ImportField) => Object.values(meanings).includes(field)

/** Whether another column is said to mean the same as this one. */
export function isSaidTwice(meanings: Meanings, header: string): boolean {
  const meaning = meanings[header] ?? ''
  return meaning !== '' && Object.values(meanings).filter((one) => one === meaning).length > 1
}

export function mappingOf(meanings: Meanings, fixed: Fixed): Mapping {
  const same = Object.entries(fixed).flatMap(([field, value]) => (value === '' ? [] : [[field, `=${value}`]]))
  const read = Object.entries(meanings).flatMap(([header, field]) => (field === '' ? [] : [[field, header]]))
  return Object.fromEntries([...same, ...read])
}
