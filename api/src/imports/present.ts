import { isDeepStrictEqual } from 'node:util'
import { type Import, type ImportBrief, type ImportOutcome, type ImportRow, importOutcomes } from '@centres/contract'
import { type ImportRecord, type Reader, type ReportedRow, readImportCells, readImportList } from '@centres/db'
import { csvLine } from '../exports/csv.ts'

const previewRows = 5

export const briefOf = (found: ImportRecord): ImportBrief => {
  const { id, name, fileName, state, by, sourceUrl, seenOn, rowCount, done, failure, createdAt, importedAt, undoneAt } =
    found
  const counts = Object.fromEntries(importOutcomes.map((outcome) => [outcome, found.counts[outcome] ?? 0]))
  return {
    ...{ id, name, fileName, state, by, sourceUrl, seenOn, rowCount, done, failure, createdAt, importedAt, undoneAt },
    counts: counts as Record<ImportOutcome, number>,
  }
}

export async function importOf(database: Reader, found: ImportRecord): Promise<Import> {
  const list = await readImportList(database, found.listKey)
  const preview = await readImportCells(database, found.id, previewRows)
  return {
    ...briefOf(found),
    headers: found.headers,
    mapping: found.mapping,
    isMappingSaved: Object.keys(list?.mapping ?? {}).length > 0 && isDeepStrictEqual(list?.mapping, found.mapping),
    asNew: found.asNew,
    sameAs: found.sameAs,
    preview: preview.map(({ cells }) => cells),
  }
}

type Report = Omit<ImportRow, 'number' | 'outcome' | 'centreId' | 'undone'>
type Told = Report['notes'][number]

/** What was written before sentences had codes is words alone. */
const coded = (told: Told | string) =>
  typeof told === 'string' ? { code: 'other' as const, values: {}, message: told } : told

const reportOf = (report: Report): Report => ({
  ...report,
  problems: report.problems.map((problem) => ({ ...{ code: 'other', values: {} }, ...problem })),
  notes: report.notes.map(coded),
})

export const rowOf = ({ number, outcome, report, centreId, undone }: ReportedRow): ImportRow => ({
  ...reportOf(report as Report),
  number,
  outcome,
  centreId,
  undone,
})

export const reportHead = csvLine([
  'row',
  'outcome',
  'name',
  'institution',
  'country',
  'centre',
  'fields',
  'problems',
  'notes',
  'lookalikes',
  'undone',
])

export const problemText = ({ field, header, message }: ImportRow['problems'][number]) =>
  `${field ?? 'row'}${header === null || header === field ? '' : ` (${header})`} ${message}`

/** Cells that a spreadsheet would take for formulas are told apart by `csvLine`. */
export const reportLine = (row: ImportRow): string =>
  csvLine([
    row.number,
    row.outcome,
    row.name,
    row.institution,
    row.countryCode,
    row.centreId,
    row.fields,
    row.problems.map(problemText),
    row.notes.map(({ message }) => message),
    row.lookalikes.map(({ id, name, shares }) => `${id} ${name} (${shares.join(', ')})`),
    row.undone,
  ])
