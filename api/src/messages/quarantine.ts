import type { MessageRecord } from '@centres/db'

/** Reported, and no moderator has said that there was no fault: nothing happens to it any more. */
export const isQuarantined = ({ reportedAt, decision }: Pick<MessageRecord, 'reportedAt' | 'decision'>): boolean =>
  reportedAt !== null && decision !== 'no-fault'

/** Letters that went out: what is held or refused has no links, and nobody waits for an answer to it. */
export const isOut = ({ state }: Pick<MessageRecord, 'state'>): boolean =>
  state === 'sent' || state === 'delivered' || state === 'undeliverable'
