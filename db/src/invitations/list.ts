import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'

export type InvitationRecord = {
  id: string
  centreId: string
  email: string
  invitedBy: string | null
  handsOver: boolean
  createdAt: string
  expiresAt: string
}

const iso = (column: string) => sql`to_char(${sql.raw(column)} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

export const invitationColumns = sql`
  id, centre_id as "centreId", email, invited_by as "invitedBy", hands_over as "handsOver",
  ${iso('created_at')} as "createdAt", ${iso('expires_at')} as "expiresAt"`

/** What still holds, the newest first. */
export const listInvitations = (database: Reader, centreId: string, at: string): Promise<InvitationRecord[]> =>
  database.execute<InvitationRecord>(sql`
    select ${invitationColumns} from invitations where centre_id = ${centreId} and expires_at > ${at}
    order by created_at desc, id`)

/** What the link of an invitation leads to; undefined for one that does not hold any more or never did. */
export async function findInvitation(
  database: Reader,
  tokenHash: string,
  at: string,
): Promise<InvitationRecord | undefined> {
  const [found] = await database.execute<InvitationRecord>(sql`
    select ${invitationColumns} from invitations where token_hash = ${tokenHash} and expires_at > ${at}`)
  return found
}
