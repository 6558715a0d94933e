import { type PersonRecord, recordAct, type Transaction } from '@centres/db'

type Done = { at: string; action: string; centreId: string; details?: Record<string, unknown> }

/** What a moderator did to a record, in the transaction in which it was done. */
export const noteAct = (
  tx: Transaction,
  { id: personId }: PersonRecord,
  { at, action, centreId, details = {} }: Done,
): Promise<string> =>
  recordAct(tx, { at, personId, role: 'moderator', action, subject: 'centre', subjectId: centreId, details })
