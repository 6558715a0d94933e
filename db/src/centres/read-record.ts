import { eq } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import { centres, type LifeState } from '../schema/centres.ts'
import { mailboxes } from '../schema/mailboxes.ts'
import { readCentre } from './read.ts'
import type { CentreRecord } from './record.ts'

/** A record as it was written, with what is private: for those who change it. Undefined for one that is not there. */
export async function readRecord(database: Reader, id: string): Promise<CentreRecord | undefined> {
  const centre = await readCentre(database, id)
  const [row] = await database.select().from(centres).where(eq(centres.id, id))
  if (!centre || !row) return undefined
  const [mailbox] = await database.select().from(mailboxes).where(eq(mailboxes.centreId, id))
  const terms: CentreRecord['terms'] = {}
  for (const { role, code, ownWords } of centre.terms) terms[role] = [...(terms[role] ?? []), { code, ownWords }]
  return {
    ...centre,
    state: row.state as CentreRecord['state'],
    lifeState: row.lifeState as Exclude<LifeState, 'merged'>,
    // As they were entered: what readers see may be coarser.
    adminArea: row.adminArea,
    city: row.city,
    location: row.location,
    timeZone: row.timeZone,
    mailbox: mailbox?.address ?? null,
    terms,
    evidence: centre.evidenceSteps,
    isSynthetic: row.isSynthetic,
  }
}
