import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import {
  CentreId,
  type Import,
  type ImportOutcome,
  type ImportRow,
  importDays,
  importFields,
  importOutcomes,
  WebAddress,
} from '@centres/contract'
import {
  type Database,
  type ImportRecord,
  listImportRows,
  moveImport,
  openDatabase,
  pendingMigrations,
  readImport,
  StartupProblem,
} from '@centres/db'
import { z } from 'zod'
import { readConfig } from './config.ts'
import { Invalid } from './errors.ts'
import { checkChoices } from './imports/check-choices.ts'
import { checkMapping, createImport } from './imports/create.ts'
import { type ImportTask, isPast, performImport } from './imports/perform.ts'
import { problemText, rowOf } from './imports/present.ts'
import { readEnvironment, run } from './program.ts'

const usage = `Usage:
  pnpm run import list.csv [--name 'Name of the list'] [--source-url https://…] [--seen-on 2026-11-26]
    [--map field=Header | --map field==value] … [--as-new 12,15]
    [--same-as 12=wca-7k3m9qd] … [--dry-run]
  pnpm run import --undo ID
Fields: ${importFields.join(', ')}.`

function readArguments(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        name: { type: 'string' },
        'source-url': { type: 'string' },
        'seen-on': { type: 'string' },
        map: { type: 'string', multiple: true },
        'as-new': { type: 'string' },
        'same-as': { type: 'string', multiple: true },
        'dry-run': { type: 'boolean' },
        undo: { type: 'string' },
        help: { type: 'boolean' },
      },
    })
    return { ...values, files: positionals }
  } catch (error) {
    throw new StartupProblem(`${(error as Error).message}\n${usage}`)
  }
}
type Asked = ReturnType<typeof readArguments>

function readMapping(given: string[] = []): Record<string, string> {
  return Object.fromEntries(
    given.map((text) => {
      const [, field = '', header = ''] = /^(\w+)=(.+)$/s.exec(text) ?? []
      if (!(importFields as readonly string[]).includes(field))
        throw new StartupProblem(
          `--map ${text} must be a field, = and a header; the fields are ${importFields.join(', ')}.`,
        )
      return [field, header]
    }),
  )
}

function readNumbers(given: string | undefined): number[] {
  if (given === undefined) return []
  const numbers = given.split(',').map(Number)
  if (numbers.every((number) => Number.isInteger(number) && number > 0)) return numbers
  throw new StartupProblem(`--as-new ${given} must be numbers of rows, as in 12,15.`)
}

function readSame(given: string[] = []): Record<string, string> {
  return Object.fromEntries(
    given.map((text) => {
      const [, number = '', id = ''] = /^([1-9]\d{0,6})=(\S+)$/.exec(text) ?? []
      const centreId = CentreId.safeParse(id)
      if (number === '' || !centreId.success)
        throw new StartupProblem(`--same-as ${text} must be the number of a row, = and the id of a listed centre.`)
      return [number, centreId.data]
    }),
  )
}

const now = () => new Date()
const at = () => now().toISOString()

function readSource(asked: Asked): { sourceUrl: string | null; seenOn: string } {
  const sourceUrl = WebAddress.nullable().safeParse(asked['source-url'] ?? null)
  const seenOn = z.iso.date('must be a date, as in 2026-11-26').safeParse(asked['seen-on'] ?? at().slice(0, 10))
  if (!sourceUrl.success) throw new StartupProblem(`--source-url ${sourceUrl.error.issues[0]?.message}.`)
  if (!seenOn.success) throw new StartupProblem(`--seen-on ${seenOn.error.issues[0]?.message}.`)
  return { sourceUrl: sourceUrl.data, seenOn: seenOn.data }
}

const describeRow = (row: ImportRow): string => {
  const what = [
    ...row.problems.map(problemText),
    ...(row.fields.length > 0 ? [`differs in ${row.fields.join(', ')}`] : []),
    ...row.notes.map(({ message }) => message),
    ...row.lookalikes.map(({ id, name, shares }) => `may be ${id} ${name} (${shares.join(', ')})`),
    ...(row.undone ? [row.undone] : []),
  ]
  return `${row.number}\t${row.outcome}\t${row.name}${what.length > 0 ? `\t${what.join('; ')}` : ''}`
}

/** Every row about which there is something to say. */
async function sayRows(database: Database, id: string): Promise<void> {
  for (let after = 0; ; ) {
    const rows = (await listImportRows(database, id, { after, limit: 1000 })).map(rowOf)
    for (const row of rows) if (row.outcome !== 'unchanged') console.log(describeRow(row))
    const last = rows.at(-1)
    if (!last) return
    after = last.number
  }
}

const sentenceOf = (counts: Record<string, number>) =>
  importOutcomes.map((outcome: ImportOutcome) => `${counts[outcome] ?? 0} ${outcome}`).join(', ')

async function perform(database: Database, id: string, task: ImportTask): Promise<ImportRecord> {
  await performImport({ primary: database, now }, { id, task, personId: null })
  return (await readImport(database, id)) as ImportRecord
}

/** What is to be imported, as far as it can be known without a database. */
function readOrder(asked: Asked) {
  const [file] = asked.files
  if (file === undefined || asked.files.length > 1) throw new StartupProblem(usage)
  if (!existsSync(file)) throw new StartupProblem(`There is no file ${file}.`)
  return {
    file,
    given: readMapping(asked.map),
    ...readSource(asked),
    asNew: readNumbers(asked['as-new']),
    sameAs: readSame(asked['same-as']),
    name: asked.name ?? basename(file).replace(/\.\w+$/, ''),
    isDry: asked['dry-run'] ?? false,
  }
}

async function bringIn(database: Database, order: ReturnType<typeof readOrder>): Promise<void> {
  const { file, given, sourceUrl, seenOn, asNew, sameAs, name, isDry } = order
  const id = await createImport(database, {
    name,
    fileName: basename(file),
    bytes: readFileSync(file),
    sourceUrl,
    seenOn,
    personId: null,
    at: at(),
  })
  const found = (await readImport(database, id)) as ImportRecord
  const mapping = { ...found.mapping, ...given }
  checkMapping(mapping as Import['mapping'], found.headers)
  await checkChoices(database, found, { asNew, sameAs })
  for (const [field, header] of Object.entries(mapping)) console.log(`${field} is read from ${header}`)
  console.log(`Checking ${found.rowCount} rows…`)
  await moveImport(database, id, { from: ['uploaded'], to: 'checking', set: { mapping, asNew, sameAs } }, at())
  const checked = await perform(database, id, 'check')
  if (isDry) {
    await sayRows(database, id)
    console.log(`Nothing was written. It would be: ${sentenceOf(checked.counts)}.`)
    if (checked.counts.refused) process.exitCode = 2
    return
  }
  console.log('Importing…')
  await moveImport(database, id, { from: ['checked'], to: 'importing' }, at())
  const done = await perform(database, id, 'run')
  await sayRows(database, id)
  console.log(`Imported ${id}: ${sentenceOf(done.counts)}.`)
  if (done.counts.refused) process.exitCode = 2
}

async function takeBack(database: Database, id: string): Promise<void> {
  const found = await readImport(database, id)
  if (found && isPast(found, now())) throw new StartupProblem(`An import can be undone for ${importDays} days.`)
  const isMoved = await moveImport(database, id, { from: ['imported'], to: 'undoing' }, at())
  if (!isMoved) throw new StartupProblem(`${id} is no import that could be undone.`)
  console.log('Undoing…')
  await perform(database, id, 'undo')
  await sayRows(database, id)
  console.log(`The import ${id} is undone.`)
}

/** What `pnpm run import` does: a list by hand. */
await run(async ({ signal }) => {
  const asked = readArguments(process.argv.slice(2))
  if (asked.help) return console.log(usage)
  const order = asked.undo === undefined ? readOrder(asked) : undefined
  const settings = readConfig(readEnvironment())
  const { database, close } = await openDatabase({
    ...settings,
    signal,
    onProgress: (text) => console.log(`${text}…`),
  })
  try {
    if ((await pendingMigrations(database)) > 0)
      throw new StartupProblem('The database lacks migrations. Run pnpm db:migrate first.')
    if (order) await bringIn(database, order)
    else if (asked.undo !== undefined) await takeBack(database, asked.undo)
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    throw new StartupProblem(error.details.map(({ name, message }) => `${name} ${message}.`).join('\n'))
  } finally {
    await close()
  }
})
