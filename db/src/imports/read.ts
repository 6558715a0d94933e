import { type SQL, sql } from 'drizzle-orm'
import type { CentreRecord } from '../centres/record.ts'
import type { Reader } from '../client.ts'
import type { ImportState, imports } from '../schema/imports.ts'

export type ImportRecord = typeof imports.$inferSelect & {
  /** Of the list. */
  name: string
  by: string | null
}

const instantOf = (column: SQL) => sql`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const columns = sql`
  i.id, i.list_key as "listKey", l.name, i.person_id as "personId", coalesce(nullif(p.name, ''), p.email) as by,
  i.is_by_command as "isByCommand", i.file_name as "fileName", i.state, i.headers, i.mapping,
  i.source_url as "sourceUrl", i.seen_on::text as "seenOn", i.as_new as "asNew", i.same_as as "sameAs", i.row_count as "rowCount", i.counts,
  i.done, i.failure, ${instantOf(sql`i.created_at`)} as "createdAt", ${instantOf(sql`i.moved_at`)} as "movedAt",
  ${instantOf(sql`i.imported_at`)} as "importedAt", ${instantOf(sql`i.undone_at`)} as "undoneAt"`
const from = sql`imports i join import_lists l on l.key = i.list_key left join people p on p.id = i.person_id`

export async function readImport(database: Reader, id: string): Promise<ImportRecord | undefined> {
  const [found] = await database.execute<ImportRecord>(sql`select ${columns} from ${from} where i.id = ${id}`)
  return found
}

/** The newest imports; of one person, or of all. */
export async function listImports(
  database: Reader,
  { personId, limit }: { personId?: string | undefined; limit: number },
): Promise<ImportRecord[]> {
  const own = personId === undefined ? sql`true` : sql`i.person_id = ${personId}`
  return database.execute<ImportRecord>(
    sql`select ${columns} from ${from} where ${own} order by i.created_at desc, i.id limit ${limit}`,
  )
}

export type ListRecord = { key: string; name: string; sourceUrl: string | null; mapping: Record<string, string> }

export async function readImportList(database: Reader, key: string): Promise<ListRecord | undefined> {
  const [found] = await database.execute<ListRecord>(
    sql`select key, name, source_url as "sourceUrl", mapping from import_lists where key = ${key}`,
  )
  return found
}

/** The records that rows of a list are, by the keys of rows. */
export async function readMembers(database: Reader, listKey: string): Promise<Map<string, string>> {
  const rows = await database.execute<{ key: string; id: string }>(
    sql`select row_key as key, centre_id as id from import_members where list_key = ${listKey}`,
  )
  return new Map(rows.map(({ key, id }) => [key, id]))
}

export type StoredRow = { number: number; cells: string[] }

export async function readImportCells(database: Reader, importId: string, limit?: number): Promise<StoredRow[]> {
  const rows = await database.execute<StoredRow>(sql`
    select number, cells from import_rows where import_id = ${importId} order by number
    ${limit === undefined ? sql`` : sql`limit ${limit}`}`)
  return [...rows]
}

export type RowOutcome = 'new' | 'changed' | 'unchanged' | 'duplicate' | 'kept' | 'refused'

export type ReportedRow = {
  number: number
  outcome: RowOutcome
  report: Record<string, unknown>
  centreId: string | null
  undone: 'withdrawn' | 'restored' | 'left' | null
}

export async function listImportRows(
  database: Reader,
  importId: string,
  { outcome, after, limit }: { outcome?: RowOutcome | undefined; after: number; limit: number },
): Promise<ReportedRow[]> {
  const rows = await database.execute<ReportedRow>(sql`
    select number, outcome, report, centre_id as "centreId", undone from import_rows
    where import_id = ${importId} and outcome is not null and number > ${after}
      ${outcome === undefined ? sql`` : sql`and outcome = ${outcome}`}
    order by number limit ${limit}`)
  return [...rows]
}

/** Those of these numbers that a row of an import has. */
export async function rowNumbers(database: Reader, importId: string, numbers: number[]): Promise<Set<number>> {
  const rows = await database.execute<{ number: number }>(sql`
    select number from import_rows where import_id = ${importId} and number = any(${sql.param(numbers)}::int[])`)
  return new Set(rows.map(({ number }) => number))
}

export type WrittenRow = {
  number: number
  outcome: 'new' | 'changed'
  centreId: string
  before: CentreRecord | null
  version: string
}

/** What an import wrote, for undoing it. */
export async function readWrittenRows(database: Reader, importId: string): Promise<WrittenRow[]> {
  const rows = await database.execute<WrittenRow>(sql`
    select number, outcome, centre_id as "centreId", before, version from import_rows
    where import_id = ${importId} and version is not null order by number`)
  return [...rows]
}

/** The newest entry of the log about each of these centres. */
export async function recordVersions(database: Reader, ids: string[]): Promise<Map<string, string>> {
  const rows = await database.execute<{ id: string; version: string }>(sql`
    select subject_id as id, max(id)::text as version from changes
    where subject = 'centre' and subject_id = any(${sql.param(ids)}::text[]) group by subject_id`)
  return new Map(rows.map(({ id, version }) => [id, version]))
}

export type { ImportState }
