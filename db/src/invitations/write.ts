import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'

type NewInvitation = {
  centreId: string
  email: string
  tokenHash: string
  invitedBy: string
  handsOver: boolean
  expiresAt: string
}

export async function insertInvitation(tx: Transaction, invitation: NewInvitation, at: string): Promise<string> {
  const { centreId, email, tokenHash, invitedBy, handsOver, expiresAt } = invitation
  const id = randomUUID()
  await tx.execute(sql`
    insert into invitations (id, centre_id, email, token_hash, invited_by, hands_over, created_at, expires_at)
    values (${id}, ${centreId}, ${email}, ${tokenHash}, ${invitedBy}, ${handsOver}, ${at}, ${expiresAt})`)
  return id
}
