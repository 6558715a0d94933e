import { and, eq, inArray, lt, sql } from 'drizzle-orm'
import { inParts } from '../centres/insert.ts'
import type { CentreRecord } from '../centres/record.ts'
import type { Database, Reader, Transaction } from '../client.ts'
import { type ImportState, importLists, importMembers, importRows, imports } from '../schema/imports.ts'
import type { ReportedRow, StoredRow } from './read.ts'

export type NewImport = Pick<
  typeof imports.$inferInsert,
  'id' | 'listKey' | 'personId' | 'isByCommand' | 'fileName' | 'headers' | 'mapping' | 'sourceUrl' | 'seenOn'
> & { name: string; rows: StoredRow[] }

/** Keeps a file that was read, row by row. */
export async function saveImport(tx: Transaction, { name, rows, ...given }: NewImport, at: string): Promise<void> {
  await tx.insert(importLists).values({ key: given.listKey, name, sourceUrl: null, mapping: {} }).onConflictDoNothing()
  await tx
    .insert(imports)
    .values({ ...given, state: 'uploaded', rowCount: rows.length, counts: {}, createdAt: at, movedAt: at })
  await inParts(rows, (part) =>
    tx.insert(importRows).values(part.map(({ number, cells }) => ({ importId: given.id, number, cells }))),
  )
}

/** How the columns of a list are read, and where it is published, for the next time. */
export async function saveImportList(
  tx: Transaction,
  { key, mapping, sourceUrl }: { key: string; mapping: Record<string, string>; sourceUrl: string | null },
): Promise<void> {
  await tx.update(importLists).set({ mapping, sourceUrl }).where(eq(importLists.key, key))
}

type Move = {
  from: ImportState[]
  to: ImportState
  set?: Partial<
    Pick<
      typeof imports.$inferInsert,
      | 'mapping'
      | 'sourceUrl'
      | 'seenOn'
      | 'asNew'
      | 'sameAs'
      | 'counts'
      | 'failure'
      | 'importedAt'
      | 'undoneAt'
      | 'done'
      | 'personId'
    >
  >
}

/** Takes an import from one state to another; false where it is in none of these by now. */
export async function moveImport(
  database: Reader,
  id: string,
  { from, to, set = {} }: Move,
  at: string,
): Promise<boolean> {
  const moved = await database
    .update(imports)
    .set({ ...set, state: to, movedAt: at })
    .where(and(eq(imports.id, id), inArray(imports.state, from)))
    .returning({ id: imports.id })
  return moved.length > 0
}

/**
 * Tells those who wait how far an import has come, past the transaction of its work. On the one connection of the
 * embedded database nobody could read it before the work is done.
 */
export async function noteProgress(database: Database, id: string, done: number, at: string): Promise<void> {
  if (database.$client.options.max === 1) return
  await database.update(imports).set({ done, movedAt: at }).where(eq(imports.id, id))
}

/** Any number that no other lock of ours uses. */
const importLock = 7_263_003

/** Lets imports of one list write one after the other, whoever runs them. */
export async function lockImportList(tx: Transaction, listKey: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${importLock}, hashtext(${listKey}))`)
}

export type OutcomeRow = Omit<ReportedRow, 'undone'> & { before?: CentreRecord | null; version?: string | null }

/** Writes what became of rows. */
export async function saveOutcomes(tx: Reader, importId: string, rows: OutcomeRow[]): Promise<void> {
  await inParts(rows, async (part) => {
    const json = JSON.stringify(
      part.map(({ number, outcome, report, centreId, before = null, version = null }) => ({
        number,
        outcome,
        report,
        centre_id: centreId,
        before,
        version,
      })),
    )
    await tx.execute(sql`
      update import_rows r
      set outcome = given.outcome, report = given.report, centre_id = given.centre_id,
        before = nullif(given.before, 'null'::jsonb), version = given.version
      from jsonb_to_recordset(${json}::jsonb) as given (number int, outcome text, report jsonb, centre_id text,
        before jsonb, version text)
      where r.import_id = ${importId} and r.number = given.number`)
  })
}

export async function saveUndone(
  tx: Transaction,
  importId: string,
  numbers: Record<NonNullable<ReportedRow['undone']>, number[]>,
): Promise<void> {
  for (const [undone, list] of Object.entries(numbers))
    await tx.execute(sql`
      update import_rows set undone = ${undone}
      where import_id = ${importId} and number = any(${sql.param(list)}::int[])`)
}

export type Member = { rowKey: string; centreId: string }

/** Notes which record a row of a list is; a key that is known already stays with its record. */
export async function saveMembers(tx: Transaction, listKey: string, members: Member[]): Promise<void> {
  await inParts(members, (part) =>
    tx
      .insert(importMembers)
      .values(part.map((member) => ({ ...member, listKey })))
      .onConflictDoNothing(),
  )
}

/** The records are no longer what rows of any list are. */
export async function removeMembers(tx: Transaction, centreIds: string[]): Promise<void> {
  await inParts(centreIds, (part) => tx.delete(importMembers).where(inArray(importMembers.centreId, part)))
}

/** What somebody has said of these rows is said no longer: of this list they are no record. */
export async function forgetRows(tx: Transaction, importId: string, listKey: string, numbers: number[]): Promise<void> {
  await tx.execute(sql`
    delete from import_members m using import_rows r
    where r.import_id = ${importId} and r.number = any(${sql.param(numbers)}::int[])
      and m.list_key = ${listKey} and m.centre_id = r.centre_id`)
}

/** Removes the rows of imports that were begun before an instant; that they were, and what they did, stays. */
export async function removeImportRows(database: Database, before: string): Promise<void> {
  await database.execute(sql`
    delete from import_rows where import_id in (select id from imports where created_at < ${before}::timestamptz)`)
  await database
    .delete(imports)
    .where(and(lt(imports.createdAt, before), inArray(imports.state, ['uploaded', 'checked'])))
}
