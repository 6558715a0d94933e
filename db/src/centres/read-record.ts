import { inArray } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import { centres, type LifeState } from '../schema/centres.ts'
import { mailboxes } from '../schema/mailboxes.ts'
import { readCentres } from './read.ts'
import type { CentreRecord } from './record.ts'

/** Records as they were written, with what is private: for those who change them. Those that are not there are left out. */
export async function readRecords(database: Reader, ids: string[]): Promise<CentreRecord[]> {
  if (ids.length === 0) return []
  const known = await readCentres(database, ids)
  const rows = new Map(
    (await database.select().from(centres).where(inArray(centres.id, ids))).map((row) => [row.id, row]),
  )
  const boxes = new Map(
    (await database.select().from(mailboxes).where(inArray(mailboxes.centreId, ids))).map((box) => [
      box.centreId,
      box.address,
    ]),
  )
  return known.flatMap((centre) => {
    const row = rows.get(centre.id)
    if (!row) return []
    const terms: CentreRecord['terms'] = {}
    for (const { role, code, ownWords } of centre.terms) terms[role] = [...(terms[role] ?? []), { code, ownWords }]
    return [
      {
        ...centre,
        state: row.state as CentreRecord['state'],
        lifeState: row.lifeState as Exclude<LifeState, 'merged'>,
        // As they were entered: what readers see may be coarser.
        adminArea: row.adminArea,
        city: row.city,
        location: row.location,
        timeZone: row.timeZone,
        mailbox: boxes.get(centre.id) ?? null,
        terms,
        evidence: centre.evidenceSteps,
        isSynthetic: row.isSynthetic,
      },
    ]
  })
}

/** Undefined for one that is not there. */
export async function readRecord(database: Reader, id: string): Promise<CentreRecord | undefined> {
  const [record] = await readRecords(database, [id])
  return record
}
