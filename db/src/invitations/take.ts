import { sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'
import { type InvitationRecord, invitationColumns } from './list.ts'

/** Uses a link up. Of two who use it at once, one gets it. */
export async function takeInvitation(
  tx: Transaction,
  tokenHash: string,
  at: string,
): Promise<InvitationRecord | undefined> {
  const [taken] = await tx.execute<InvitationRecord>(sql`
    delete from invitations where token_hash = ${tokenHash} and expires_at > ${at} returning ${invitationColumns}`)
  return taken
}

/** Takes an invitation to a centre back; false where there is none of this id. */
export async function revokeInvitation(tx: Transaction, centreId: string, id: string): Promise<boolean> {
  const gone = await tx.execute(sql`delete from invitations where centre_id = ${centreId} and id = ${id} returning id`)
  return gone.length > 0
}
