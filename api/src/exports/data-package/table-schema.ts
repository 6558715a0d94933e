import type { ColumnType, ExportColumn } from '@centres/contract'

/** A column of a table; the columns of the contract are some of them. */
export type TableColumn = Omit<ExportColumn, 'type'> & {
  type: ColumnType | 'integer' | 'boolean'
  /** The only values it has. */
  values?: readonly string[]
}

export type ForeignKey = { fields: string[]; resource: string; references: string[] }

/** The codes of each vocabulary. */
export type Codes = Map<string, string[]>

type Field = { type: string; format?: string }

const fields: Record<TableColumn['type'], Field> = {
  text: { type: 'string' },
  list: { type: 'string' },
  number: { type: 'number' },
  integer: { type: 'integer' },
  boolean: { type: 'boolean' },
  date: { type: 'date' },
  // By default instants have no milliseconds.
  instant: { type: 'datetime', format: '%Y-%m-%dT%H:%M:%S.%fZ' },
  'year-or-date': { type: 'string' },
}

const yearOrDate = '[0-9]{4}(-[0-9]{2}-[0-9]{2})?'

/** A pattern without its anchors: one without an end goes on with what the rest of a value may hold. */
function bodyOf(pattern: string, rest: string): string {
  const body = pattern.replace(/^\^/, '')
  return body.endsWith('$') ? body.slice(0, -1) : body + rest
}

/** A list in one cell: elements joined by semicolons, with a backslash before those within an element. */
function listPattern(element: string): string {
  return `^(${element})(;(${element}))*$`
}

function patternOf({ type, pattern }: TableColumn, codes: readonly string[] | undefined): string | undefined {
  if (type === 'year-or-date') return `^${yearOrDate}$`
  if (type !== 'list') return pattern && `^${bodyOf(pattern, '.*')}$`
  if (codes) return listPattern(codes.join('|'))
  return pattern && listPattern(bodyOf(pattern, '([^;\\\\]|\\\\.)*'))
}

function fieldOf(column: TableColumn, codes: Codes, primaryKey: readonly string[]) {
  const { name, type, description, required, values, vocabulary = '' } = column
  const isKey = primaryKey.includes(name)
  const known = values ?? codes.get(vocabulary)
  const pattern = patternOf(column, known)
  const constraints = {
    ...((required || isKey) && { required: true }),
    ...(isKey && primaryKey.length === 1 && { unique: true }),
    ...(pattern && { pattern }),
    ...(known && type === 'text' && { enum: known }),
  }
  return { name, ...fields[type], description, ...(Object.keys(constraints).length > 0 && { constraints }) }
}

type Table = { columns: readonly TableColumn[]; primaryKey: readonly string[]; foreignKeys: readonly ForeignKey[] }

/** Frictionless Table Schema 1. */
export function tableSchemaOf({ columns, primaryKey, foreignKeys }: Table, codes: Codes) {
  return {
    fields: columns.map((column) => fieldOf(column, codes, primaryKey)),
    missingValues: [''],
    primaryKey,
    ...(foreignKeys.length > 0 && {
      foreignKeys: foreignKeys.map(({ fields, resource, references }) => ({
        fields,
        reference: { resource, fields: references },
      })),
    }),
  }
}
