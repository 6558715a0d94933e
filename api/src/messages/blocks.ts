import type { MessageNumbers, MessageRefusal } from '@centres/contract'
import {
  blockSender,
  countByDay,
  inTransaction,
  listBlocks,
  lockSending,
  type PersonRecord,
  recordAct,
  stopMessagesOf,
  unblockSender,
} from '@centres/db'
import { Conflict, NotFound } from '../errors.ts'
import type { Services } from '../services.ts'

export async function readNumbers({ primary }: Services): Promise<MessageNumbers> {
  const blocks = await listBlocks(primary)
  return {
    days: await countByDay(primary),
    blocks: blocks.map(({ id, domain, isDomain, reason, at }) => ({
      id,
      what: domain,
      isDomain,
      reason: reason as MessageRefusal,
      at,
    })),
  }
}

export async function blockDomain(
  { primary, now }: Services,
  moderator: PersonRecord,
  { domain, reason }: { domain: string; reason: MessageRefusal },
): Promise<void> {
  const at = now().toISOString()
  await inTransaction(primary, async (tx) => {
    await lockSending(tx)
    await stopMessagesOf(tx, { domain, by: moderator.id, at })
    const id = await blockSender(tx, { domain, addressHash: null, reason, by: moderator.id, at })
    if (!id) throw new Conflict('This domain is blocked already.')
    const act = { at, personId: moderator.id, role: 'moderator', subject: 'message', subjectId: id } as const
    await recordAct(tx, { ...act, action: 'domain-blocked', details: { domain, reason } })
  })
}

export async function unblock({ primary, now }: Services, moderator: PersonRecord, id: string): Promise<void> {
  await inTransaction(primary, async (tx) => {
    const gone = await unblockSender(tx, id)
    if (!gone) throw new NotFound('There is no such block.')
    const { domain, isDomain } = gone
    const act = { at: now().toISOString(), personId: moderator.id, role: 'moderator' } as const
    await recordAct(tx, {
      ...act,
      subject: 'message',
      subjectId: id,
      action: 'unblocked',
      details: { domain, isDomain },
    })
  })
}
