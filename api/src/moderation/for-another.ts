import { type Case, moderatorsFor, type PersonRecord, type Reader } from '@centres/db'
import { Forbidden } from '../errors.ts'

type Sent = Case & { personId: string | null; refusedBy: string | null; appeal: string | null }

/** Whether somebody else has to decide: of what is one's own, and of an appeal against oneself, where there is somebody. */
export async function isForAnother(database: Reader, moderator: PersonRecord, found: Sent): Promise<boolean> {
  const isOwn = found.personId === moderator.id
  const hasRefused = found.appeal !== null && found.refusedBy === moderator.id
  if (!isOwn && !hasRefused) return false
  const others = await moderatorsFor(database, found)
  return others.some(({ email }) => email !== moderator.email)
}

export async function leaveToAnother(database: Reader, moderator: PersonRecord, found: Sent): Promise<void> {
  if (await isForAnother(database, moderator, found))
    throw new Forbidden('This is your own, or an appeal against your decision. Another moderator decides on it.')
}
