import { randomUUID } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '../client.ts'
import type { RegistrationState } from '../schema/registrations.ts'
import { type RegistrationRecord, registrationColumns } from './read.ts'

type Form = Record<string, unknown>

const asJson = (form: Form) => sql`${JSON.stringify(form)}::jsonb`

export async function insertRegistration(
  database: Reader,
  { personId, form, at }: { personId: string; form: Form; at: string },
): Promise<RegistrationRecord> {
  const [made] = await database.execute<RegistrationRecord>(sql`
    insert into registrations (id, person_id, state, form, revision, created_at, updated_at)
    values (${randomUUID()}, ${personId}, 'draft', ${asJson(form)}, 1, ${at}, ${at})
    returning ${registrationColumns}`)
  if (!made) throw new Error('a row for the one inserted')
  return made
}

type Known = { id: string; revision: number; states: RegistrationState[] }

/** Changes a registration that is as it was read; undefined where somebody was faster. */
async function change(
  database: Reader,
  { id, revision, states }: Known,
  changes: SQL,
  at: string,
): Promise<RegistrationRecord | undefined> {
  const [changed] = await database.execute<RegistrationRecord>(sql`
    update registrations set ${changes}, revision = revision + 1, updated_at = ${at}
    where id = ${id} and revision = ${revision} and state = any(${sql.param(states)}::text[])
    returning ${registrationColumns}`)
  return changed
}

const open: RegistrationState[] = ['draft', 'changes-asked']

export const saveForm = (database: Reader, known: Omit<Known, 'states'>, form: Form, at: string) =>
  change(database, { ...known, states: open }, sql`form = ${asJson(form)}`, at)

type Sent = { form: Form; countryCode: string; evidence: string[] }

export const submitRegistration = (tx: Transaction, known: Omit<Known, 'states'>, sent: Sent, at: string) =>
  change(
    tx,
    { ...known, states: open },
    sql`state = 'submitted', form = ${asJson(sent.form)}, country_code = ${sent.countryCode},
      evidence = ${sql.param(sent.evidence)}::text[], submitted_at = ${at}, decided_at = null, reason = null,
      message = null`,
    at,
  )

export const discardRegistration = (tx: Transaction, known: Omit<Known, 'states'>, at: string) =>
  change(
    tx,
    { ...known, states: [...open, 'submitted'] },
    sql`state = 'discarded', form = '{}'::jsonb, appeal = null`,
    at,
  )

export type RegistrationDecision = {
  state: 'published' | 'changes-asked' | 'rejected'
  reason: string | null
  message: string | null
  centreId: string | null
  form: Form
  /** Of a moderator, where it is refused. */
  refusedBy: string | null
}

/** Decides on what was submitted and looked at; undefined where it has changed or somebody else has decided. */
export const decideRegistration = (
  tx: Transaction,
  known: Omit<Known, 'states'>,
  { state, reason, message, centreId, form, refusedBy }: RegistrationDecision,
  at: string,
) =>
  change(
    tx,
    { ...known, states: ['submitted'] },
    sql`state = ${state}, reason = ${reason}, message = ${message}, centre_id = ${centreId}, form = ${asJson(form)},
      refused_by = coalesce(${refusedBy}, refused_by), decided_at = ${at}`,
    at,
  )

/** Puts what was refused back into the queue, once; what was said of it stands until it is decided anew. */
export const appealRegistration = (tx: Transaction, known: Omit<Known, 'states'>, words: string, at: string) =>
  change(
    tx,
    { ...known, states: ['rejected'] },
    sql`state = 'submitted', appeal = ${words}, submitted_at = ${at}, decided_at = null`,
    at,
  )
