import { eq, inArray, sql } from 'drizzle-orm'
import { recordChanges } from '../changes/record.ts'
import type { Reader, Transaction } from '../client.ts'
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
import { centreRow, inParts, insertInstitutions, insertParts, listInParts, type Provenance } from './insert.ts'
import { lockCentres } from './lock.ts'
import { readCentres } from './read.ts'
import type { CentreRecord } from './record.ts'

/** Ids in whose history anybody but an import stands. */
export async function centresTouched(database: Reader, ids: string[]): Promise<Set<string>> {
  const rows = await database.execute<{ id: string }>(sql`
    select distinct subject_id as id from changes
    where subject = 'centre' and subject_id = any(${sql.param(ids)}::text[]) and actor <> 'import'`)
  return new Set(rows.map(({ id }) => id))
}

/** Writes these records over what the directory has of the same centres. Institutions it has already stay as they are. */
export async function replaceCentres(tx: Transaction, records: CentreRecord[], provenance: Provenance): Promise<void> {
  if (records.length === 0) return
  const { actor, at, source, action = 'changed', institutions = new Map() } = provenance
  const ids = records.map((record) => record.id)
  await lockCentres(tx, ids)
  const before = new Map((await readCentres(tx, ids)).map((centre) => [centre.id, centre]))
  await insertInstitutions(tx, records, institutions)
  for (const record of records)
    await tx
      .update(centres)
      .set({ ...centreRow(record), updatedAt: at })
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
  const after = await listInParts(tx, ids, provenance)
  const changes = after.map((centre) => ({
    subject: 'centre' as const,
    subjectId: centre.id,
    actor,
    action,
    before: { ...before.get(centre.id) },
    after: { ...centre },
    source,
  }))
  await inParts(changes, (part) => recordChanges(tx, part, at))
}
