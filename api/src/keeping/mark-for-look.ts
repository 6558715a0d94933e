import { isDeepStrictEqual } from 'node:util'
import { type CentreRecord, insertLook, readRecord, type Transaction } from '@centres/db'

/** What makes a centre this one and no other: its name, its institution and where it is. */
const watchedFields = [
  'names',
  'institutions',
  'countryCode',
  'adminArea',
  'city',
  'location',
  'precision',
] as const satisfies (keyof CentreRecord)[]

type Marking = { before: CentreRecord; changeId: string; at: string; personId: string }

/** A change by a steward is published at once; of what makes the centre this one, a moderator takes a look at it. */
export async function markForLook(tx: Transaction, { before, changeId, at, personId }: Marking): Promise<void> {
  const after = await readRecord(tx, before.id)
  if (!after) throw new Error('a record that was written')
  const fields = watchedFields.filter((field) => !isDeepStrictEqual(before[field], after[field]))
  if (fields.length > 0) await insertLook(tx, { centreId: before.id, changeId, fields, at, personId })
}
