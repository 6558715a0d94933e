import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import type { RegistrationState } from '../schema/registrations.ts'

export type RegistrationRecord = {
  id: string
  personId: string | null
  state: RegistrationState
  form: Record<string, unknown>
  revision: number
  countryCode: string | null
  evidence: string[]
  reason: string | null
  message: string | null
  refusedBy: string | null
  appeal: string | null
  centreId: string | null
  createdAt: string
  updatedAt: string
  submittedAt: string | null
  decidedAt: string | null
}

const iso = (column: string) => sql`to_char(${sql.raw(column)} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

export const registrationColumns = sql`
  id, person_id as "personId", state, form, revision, country_code as "countryCode", evidence, reason, message,
  refused_by as "refusedBy", appeal,
  centre_id as "centreId", ${iso('created_at')} as "createdAt", ${iso('updated_at')} as "updatedAt",
  ${iso('submitted_at')} as "submittedAt", ${iso('decided_at')} as "decidedAt"`

const readWhere = (database: Reader, condition: SQL) =>
  database.execute<RegistrationRecord>(sql`
    select ${registrationColumns} from registrations where ${condition} and state <> 'discarded'
    order by updated_at desc, id`)

/** For those who decide. */
export async function readRegistration(database: Reader, id: string): Promise<RegistrationRecord | undefined> {
  const [registration] = await readWhere(database, sql`id = ${id}`)
  return registration
}

/** For its sender: nobody learns from the answer whether somebody else's is there. */
export async function readOwnRegistration(
  database: Reader,
  id: string,
  personId: string,
): Promise<RegistrationRecord | undefined> {
  const [registration] = await readWhere(database, sql`id = ${id} and person_id = ${personId}`)
  return registration
}

export const listOwnRegistrations = (database: Reader, personId: string): Promise<RegistrationRecord[]> =>
  readWhere(database, sql`person_id = ${personId}`)
