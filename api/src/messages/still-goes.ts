import { type Database, isErased, readMessage } from '@centres/db'
import { isBlockedSender } from './is-blocked-sender.ts'
import { isOut, isQuarantined } from './quarantine.ts'

type Asked = { primary: Database; settings: { authSecret: string } }

/**
 * Whether a letter to a centre may go that has waited, perhaps until a moderator has it tried again: not where its links
 * would be dead, nor where it was reported or its sender blocked meanwhile.
 */
export async function stillGoes({ primary, settings }: Asked, id: string): Promise<boolean> {
  const message = await readMessage(primary, id)
  if (!message || !isOut(message) || isQuarantined(message) || isErased(message)) return false
  return !(await isBlockedSender(primary, { settings }, message.senderEmail))
}
