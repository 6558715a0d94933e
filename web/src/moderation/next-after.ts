import type { QueueItem } from '@centres/contract'
import { type CaseKind, hasPage } from './case-paths.ts'

/** The case that follows one in the queue, else the oldest that waits. */
export function nextAfter(
  queue: { items: readonly QueueItem[] } | undefined,
  { id, submittedAt }: { id: string; submittedAt: string | null },
): (QueueItem & { kind: CaseKind }) | undefined {
  const others = queue?.items.filter(hasPage).filter((item) => item.id !== id) ?? []
  const following = others.find((item) => submittedAt !== null && item.submittedAt >= submittedAt)
  return following ?? others[0]
}
