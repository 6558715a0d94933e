import { eq, inArray, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '../client.ts'
import { centresOfInstitutions } from '../institutions/centres-of.ts'
import { changeInstitutions } from '../institutions/change.ts'
import {
  centreDescriptions,
  centreInstitutions,
  centreLanguages,
  centreNames,
  centres,
  centreTerms,
  evidenceSteps,
} from '../schema/centres.ts'
import { mailboxes } from '../schema/mailboxes.ts'
import { changeCentres } from './change.ts'
import { centreRow, insertInstitutions, insertParts, type Provenance } from './insert.ts'
import type { CentreRecord, InstitutionEdit, InstitutionRecord } from './record.ts'

/** Ids in whose history anybody but an import stands. */
export async function centresTouched(database: Reader, ids: string[]): Promise<Set<string>> {
  const rows = await database.execute<{ id: string }>(sql`
    select distinct subject_id as id from changes
    where subject = 'centre' and subject_id = any(${sql.param(ids)}::text[]) and actor <> 'import'`)
  return new Set(rows.map(({ id }) => id))
}

/**
 * Writes these records over what the directory has of the same centres. Institutions it has already stay as they are,
 * but for those that are edited: the records of all their centres change with them. Returns the entries of the log.
 */
export async function replaceCentres(
  tx: Transaction,
  records: CentreRecord[],
  { actor, at, source, action = 'changed', institutions = new Map(), edits = [], onWritten }: Replacement,
): Promise<Map<string, string>> {
  if (records.length === 0) return new Map()
  const ids = records.map((record) => record.id)
  const hosted = await centresOfInstitutions(
    tx,
    edits.map(({ id }) => id),
  )
  const all = [...new Set([...ids, ...hosted.map(({ centreId }) => centreId)])]
  return changeCentres(tx, all, { actor, action, at, source, onWritten }, async () => {
    await changeInstitutions(tx, edits)
    await insertInstitutions(tx, records, institutions)
    await writeOver(tx, records, institutions)
  })
}

export type Replacement = Provenance & { edits?: InstitutionEdit[] }

/** Belongs in a change of these centres. */
export async function writeOver(
  tx: Transaction,
  records: CentreRecord[],
  institutions: Map<InstitutionRecord, number>,
): Promise<void> {
  const ids = records.map((record) => record.id)
  // The point that readers see is made anew; the old one may be finer than the record now allows.
  for (const record of records)
    await tx
      .update(centres)
      .set({ ...centreRow(record), publicLocation: null })
      .where(eq(centres.id, record.id))
  for (const table of [
    centreNames,
    centreInstitutions,
    centreDescriptions,
    evidenceSteps,
    centreLanguages,
    centreTerms,
    mailboxes,
  ])
    await tx.delete(table).where(inArray(table.centreId, ids))
  await insertParts(tx, records, institutions)
}
