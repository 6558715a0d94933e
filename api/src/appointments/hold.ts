import {
  findStaff,
  holdAdministrators,
  type PersonRecord,
  recordAct,
  type StaffRecord,
  type Transaction,
} from '@centres/db'
import { Conflict, Forbidden, NotFound } from '../errors.ts'

/** What is asked is done by an administrator, still, and by one at a time. */
export async function holdOffice(tx: Transaction, administrator: PersonRecord): Promise<string[]> {
  const administrators = await holdAdministrators(tx)
  if (!administrators.includes(administrator.id)) throw new Forbidden('Only administrators may do this.')
  return administrators
}

/** Somebody who moderates, as whoever asks has read them. */
export async function findAsRead(tx: Transaction, id: string, version: string): Promise<StaffRecord> {
  const found = await findStaff(tx, { id })
  // Somebody else may have ended it: then it is not missing, but changed.
  if (!found || (!moderatesAnything(found) && found.version === '0')) throw new NotFound('Nobody of this id moderates.')
  if (found.version !== version || !moderatesAnything(found))
    throw new Conflict('Somebody else has changed this appointment since you read it. Look at it again.')
  return found
}

export const moderatesAnything = ({ moderates, administrator }: StaffRecord): boolean =>
  moderates.length > 0 || administrator !== null

type Done = {
  at: string
  action: string
  subject: 'person' | 'appointment'
  id: string
  details: Record<string, unknown>
}

export const noteAppointment = (
  tx: Transaction,
  { id: personId }: PersonRecord,
  { at, action, subject, id, details }: Done,
): Promise<string> => recordAct(tx, { at, personId, role: 'administrator', action, subject, subjectId: id, details })
