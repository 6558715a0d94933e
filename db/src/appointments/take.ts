import { sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'
import type { Office } from './write.ts'

type Taken = Office & { id: string; appointedBy: string | null }

/** What waits for an address becomes its person's, once. */
export async function takeAppointment(
  tx: Transaction,
  { id, email }: { id: string; email: string },
  at: string,
): Promise<Taken | undefined> {
  const [taken] = await tx.execute<Taken>(sql`
    update appointments set email = null, taken_up_by = ${id}
    where email = ${email.toLowerCase()} and expires_at > ${at}
    returning id, moderates, is_administrator as "isAdministrator", appointed_by as "appointedBy"`)
  return taken
}

type Revoked = Office & { email: string; language: string }

/** Takes one back; undefined where it was taken up, has run out or never was. */
export async function revokeAppointment(tx: Transaction, id: string, at: string): Promise<Revoked | undefined> {
  const [gone] = await tx.execute<Revoked>(sql`
    delete from appointments where id = ${id} and email is not null and expires_at > ${at}
    returning email, language, moderates, is_administrator as "isAdministrator"`)
  return gone
}
