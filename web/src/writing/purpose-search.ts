import { type MessageSide, messageSides } from '@centres/contract'

/** What a letter begins with: a centre's offer or wish leads to one about it. */
export type PurposeSearch = { purpose?: string; side?: MessageSide }

export function parsePurpose({ purpose, side }: Record<string, unknown>): PurposeSearch {
  if (typeof purpose !== 'string' || !/^[a-z][a-z-]{0,59}$/.test(purpose)) return {}
  const known = messageSides.find((one) => one === side)
  return { purpose, ...(known && { side: known }) }
}
