import { z } from 'zod'
import { WebAddress } from './centre-form.ts'
import { endpoint } from './endpoint.ts'
import { CentreId } from './ids.ts'
import {
  type ImportOutcome,
  importDays,
  importFields,
  importOutcomes,
  mostImportBytes,
  mostImportRows,
} from './import-fields.ts'
import { rowSentences } from './import-sentences.ts'
import { signedInProblems } from './people.ts'
import { Problem } from './problem.ts'
import { integerParam } from './query.ts'
import { lookalikeReasons } from './registrations.ts'

export const importStates = ['uploaded', 'checking', 'checked', 'importing', 'imported', 'undoing', 'undone'] as const

const Header = z.string().max(200)
const mapping = z
  .partialRecord(z.enum(importFields), Header)
  .describe(
    'Name of a field to the header of its column or, after =, to a value that holds for every row; what is not named is not read',
  )

const Counts = z.object(
  Object.fromEntries(importOutcomes.map((name) => [name, z.int()])) as Record<ImportOutcome, z.ZodInt>,
)

const RowNumber = z.string().regex(/^[1-9]\d{0,6}$/, 'must be the number of a row')

const choices = {
  asNew: z
    .array(z.int().min(1))
    .max(mostImportRows)
    .default([])
    .describe('Numbers of likely duplicates that are centres of their own'),
  sameAs: z
    .record(RowNumber, CentreId)
    .default({})
    .describe(
      'Number of a row to the id of the listed centre that it is: the row is planned as a change of that record',
    ),
}

export const ImportBrief = z
  .object({
    id: z.string(),
    name: z.string().describe('Of the list; the same name is the same list'),
    fileName: z.string(),
    state: z.enum(importStates),
    by: z.string().nullable().describe('Name or address of who sent it; null for the command and for an erased person'),
    sourceUrl: z.string().nullable(),
    seenOn: z.iso.date(),
    rowCount: z.int(),
    counts: Counts.describe('How many rows have which outcome; all 0 before the first check'),
    done: z.int().describe('Rows, as far as what is under way has come'),
    failure: z.string().nullable().describe('What went wrong the last time'),
    createdAt: z.iso.datetime(),
    importedAt: z.iso.datetime().nullable(),
    undoneAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ImportBrief', description: 'One file of a list' })
export type ImportBrief = z.infer<typeof ImportBrief>

export const Import = z
  .object({
    ...ImportBrief.shape,
    headers: z.array(z.string()),
    mapping,
    isMappingSaved: z
      .boolean()
      .describe('Whether the mapping is the one of the list’s last import, rather than guessed'),
    asNew: z.array(z.int()).describe('What was said of likely duplicates when it was last checked or imported'),
    sameAs: z.record(z.string(), z.string()).describe('The same, of rows that are listed centres'),
    preview: z.array(z.array(z.string())).describe('The cells of the first rows, in the order of the headers'),
  })
  .meta({ id: 'Import', description: 'One file of a list, with how its columns are read' })
export type Import = z.infer<typeof Import>

const said = {
  code: z.enum(rowSentences).describe('Which sentence it is; of other the message alone tells'),
  values: z.record(z.string(), z.string()).describe('What fills the sentence, such as what stood in the cell'),
  message: z.string().describe('The sentence in English'),
}

export const ImportNote = z.object(said).meta({ id: 'ImportNote' })

export const ImportProblem = z
  .object({
    field: z.enum(importFields).nullable(),
    header: z.string().nullable().describe('Of the column that holds the value'),
    ...said,
  })
  .meta({ id: 'ImportProblem' })

export const ImportRow = z
  .object({
    number: z.int().describe('As a spreadsheet counts'),
    name: z.string(),
    institution: z.string().nullable(),
    countryCode: z.string().nullable(),
    outcome: z.enum(importOutcomes),
    centreId: z.string().nullable().describe('Of the record that the row is, or has become'),
    fields: z.array(z.string()).describe('Of a changed or a kept record: the fields that differ'),
    problems: z.array(ImportProblem).describe('Of a refused row: what is wrong'),
    notes: z.array(ImportNote).describe('What is worth knowing'),
    lookalikes: z.array(z.object({ id: z.string(), name: z.string(), shares: z.array(z.enum(lookalikeReasons)) })),
    undone: z
      .enum(['withdrawn', 'restored', 'left'])
      .nullable()
      .describe('Once the import is undone; left where the record was changed since'),
  })
  .meta({ id: 'ImportRow', description: 'A row of a list, and what is to become or has become of it' })
export type ImportRow = z.infer<typeof ImportRow>

const tags = ['Importing']
const ImportId = z
  .uuid('must be the id of an import')
  .meta({ description: 'Id of an import', example: '0b9d4b3e-6c1f-4a54-9f0e-1f6a5c1b7a10' })
const byId = z.strictObject({ id: ImportId })
const readProblems = { 401: Problem, 403: Problem, 404: Problem, 429: Problem, 503: Problem }
const writeProblems = { ...signedInProblems, 404: Problem, 409: Problem }

const oneLine = (most: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(most, `must have at most ${most} characters`)
    .regex(/^[^\p{Cc}]*$/u, 'must be one line of text')

const Source = {
  sourceUrl: WebAddress.nullable().default(null).describe('Where the list is published'),
  seenOn: z.iso
    .date('must be a date, as in 2026-11-26')
    .optional()
    .describe('When it was read there; today unless said'),
}

export const imports = {
  list: endpoint({
    method: 'GET',
    url: '/moderation/imports',
    schema: {
      summary: 'List imports',
      description: 'The newest hundred: of moderators of everything all, of others their own.',
      tags,
      response: {
        200: z.object({ items: z.array(ImportBrief) }),
        401: Problem,
        403: Problem,
        429: Problem,
        503: Problem,
      },
    },
  }),
  upload: endpoint({
    method: 'POST',
    url: '/moderation/imports',
    schema: {
      summary: 'Send in a list',
      description: `Reads a CSV file (UTF-8, UTF-16 or Windows-1252; comma, semicolon, tab, bar or another mark that parts header and rows alike) or an Excel workbook (.xlsx, first sheet) of at most ${mostImportBytes / 1_000_000} MB and ${mostImportRows} rows, and guesses what its columns mean. Nothing is written to the directory.`,
      tags,
      body: z.strictObject({
        name: oneLine(120).describe('Of the list: rows are compared with what came by the same name before'),
        fileName: oneLine(200),
        content: z.base64('must be base64').describe('The file'),
        ...Source,
      }),
      response: { 201: Import, ...signedInProblems, 413: Problem },
    },
  }),
  read: endpoint({
    method: 'GET',
    url: '/moderation/imports/:id',
    schema: {
      summary: 'Read an import',
      description: 'Where it stands, how far what is under way has come, and how its columns are read.',
      tags,
      params: byId,
      response: { 200: Import, 400: Problem, ...readProblems },
    },
  }),
  check: endpoint({
    method: 'POST',
    url: '/moderation/imports/:id/check',
    schema: {
      summary: 'Try an import without writing',
      description:
        'Begins to find out what each row would do: be new, change a record, change nothing, be refused, or wait for somebody to look because a listed centre is like it. The mapping is kept under the list’s name.',
      tags,
      params: byId,
      body: z.strictObject({ mapping, ...Source, ...choices }),
      response: { 202: Import, ...writeProblems },
    },
  }),
  rows: endpoint({
    method: 'GET',
    url: '/moderation/imports/:id/rows',
    schema: {
      summary: 'List the rows of an import',
      description: `What is to become or has become of each, in their order. Rows are kept ${importDays} days.`,
      tags,
      params: byId,
      querystring: z.strictObject({
        outcome: z
          .enum(importOutcomes)
          .optional()
          .meta({ description: 'Only rows of this outcome', example: 'refused' }),
        after: integerParam(0, 10_000_000).default(0).meta({ description: 'The number of the last row that was read' }),
        limit: integerParam(1, 500).default(100).meta({ description: 'How many rows at most' }),
      }),
      response: {
        200: z.object({ items: z.array(ImportRow), next: z.int().nullable().describe('Hand it back as after') }),
        400: Problem,
        ...readProblems,
      },
    },
  }),
  report: endpoint({
    method: 'GET',
    url: '/moderation/imports/:id/report.csv',
    schema: {
      summary: 'Download the report of an import',
      description: 'The same as a CSV file, one row each.',
      tags,
      params: byId,
      response: { 200: z.any().describe('text/csv'), 400: Problem, ...readProblems },
    },
  }),
  run: endpoint({
    method: 'POST',
    url: '/moderation/imports/:id/run',
    schema: {
      summary: 'Import a list that was checked',
      description:
        'Begins to write, in one transaction, what the check has told; each row is looked at anew. What a centre or a moderator has changed or confirmed is never written over.',
      tags,
      params: byId,
      body: z.strictObject(choices),
      response: { 202: Import, ...writeProblems },
    },
  }),
  undo: endpoint({
    method: 'POST',
    url: '/moderation/imports/:id/undo',
    schema: {
      summary: 'Undo an import',
      description:
        'Begins to withdraw the records that it made and to write changed ones as they were, but for those that were changed since: they are left, and the rows say so.',
      tags,
      params: byId,
      response: { 202: Import, ...writeProblems },
    },
  }),
}
