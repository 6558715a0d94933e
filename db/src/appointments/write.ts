import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'
import type { Moderates } from '../people/me.ts'
import { administrators, appointments } from '../schema/appointments.ts'
import { moderators } from '../schema/roles.ts'

export type Office = { moderates: Moderates[]; isAdministrator: boolean }

/** What somebody decides on from now on; what they decided on before keeps its date and who appointed them to it. */
export async function setOffice(
  tx: Transaction,
  personId: string,
  { moderates, isAdministrator }: Office,
  { at, by }: { at: string; by: string | null },
): Promise<void> {
  await tx.execute(sql`
    delete from moderators where person_id = ${personId} and (scope || ' ' || code) <> all(${sql.param(
      moderates.map(({ scope, code }) => `${scope} ${code}`),
    )}::text[])`)
  const held = { personId, since: at, appointedBy: by }
  if (moderates.length > 0)
    await tx
      .insert(moderators)
      .values(moderates.map(({ scope, code }) => ({ ...held, scope, code })))
      .onConflictDoNothing()
  if (moderates.length === 0) await tx.execute(sql`delete from waiting_letters where person_id = ${personId}`)
  if (isAdministrator) await tx.insert(administrators).values(held).onConflictDoNothing()
  else await tx.execute(sql`delete from administrators where person_id = ${personId}`)
}

type NewAppointment = Office & { email: string; language: string; appointedBy: string; expiresAt: string }

/** Replaces one of the same address that has run out. */
export async function insertAppointment(tx: Transaction, appointment: NewAppointment, at: string): Promise<string> {
  const id = randomUUID()
  await tx.execute(sql`delete from appointments where email = ${appointment.email} and expires_at <= ${at}`)
  await tx.insert(appointments).values({ id, createdAt: at, ...appointment })
  return id
}
