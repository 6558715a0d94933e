import { type SQL, sql } from 'drizzle-orm'
import type { NameRecord } from '../centres/record.ts'
import type { Reader } from '../client.ts'
import { isoInstant } from '../columns/iso-instant.ts'
import type { ClaimProof, ClaimState } from '../schema/claims.ts'
import { type VouchRecord, vouchesOfClaim } from '../vouches/read.ts'

export type ClaimRecord = {
  id: string
  centreId: string
  /** Of the centre, as they are now. */
  names: NameRecord[]
  countryCode: string
  personId: string
  state: ClaimState
  revision: number
  part: string
  proof: ClaimProof
  page: string | null
  association: string | null
  evidence: string[]
  vouches: VouchRecord[]
  contestedUntil: string | null
  reason: string | null
  message: string | null
  refusedBy: string | null
  appeal: string | null
  createdAt: string
  updatedAt: string
  submittedAt: string
  decidedAt: string | null
}

const iso = (column: string) => isoInstant(sql.raw(`m.${column}`))

const claimsWhere = (database: Reader, condition: SQL) =>
  database.execute<ClaimRecord>(sql`
    select m.id, m.centre_id as "centreId", k.record -> 'names' as names, c.country_code as "countryCode",
      m.person_id as "personId", m.state, m.revision, m.part, m.proof, m.page, m.association, m.evidence,
      ${vouchesOfClaim} as vouches,
      ${iso('contested_until')} as "contestedUntil", m.reason, m.message, m.refused_by as "refusedBy", m.appeal,
      ${iso('created_at')} as "createdAt", ${iso('updated_at')} as "updatedAt",
      ${iso('submitted_at')} as "submittedAt", ${iso('decided_at')} as "decidedAt"
    from claims m join centres c on c.id = m.centre_id join centre_records k on k.centre_id = c.id
    where ${condition} order by m.updated_at desc, m.id`)

/** For those who decide, and for the stewards of its centre. */
export async function readClaim(database: Reader, id: string): Promise<ClaimRecord | undefined> {
  const [claim] = await claimsWhere(database, sql`m.id = ${id}`)
  return claim
}

/** For the claimant: nobody learns from the answer whether somebody else's is there. */
export async function readOwnClaim(database: Reader, id: string, personId: string): Promise<ClaimRecord | undefined> {
  const [claim] = await claimsWhere(database, sql`m.id = ${id} and m.person_id = ${personId}`)
  return claim
}

export const listOwnClaims = (database: Reader, personId: string): Promise<ClaimRecord[]> =>
  claimsWhere(database, sql`m.person_id = ${personId}`)

/** What waits for a decision about one centre. */
export const listOpenClaims = (database: Reader, centreId: string): Promise<ClaimRecord[]> =>
  claimsWhere(database, sql`m.centre_id = ${centreId} and m.state = 'submitted'`)
