import { useNavigate } from '@tanstack/react-router'
import { casePaths } from './case-paths.ts'
import type { Decided } from './decided.tsx'
import { readQueue } from './moderation-queries.ts'
import { nextAfter } from './next-after.ts'
import type { QueueSearch } from './queue-search.ts'

/** Leads from a case that is decided to the next of the queue, of whatever kind, else to the queue; with word of it. */
export function useGoOn(search: QueueSearch) {
  const navigate = useNavigate()
  return async (from: { id: string; submittedAt: string | null }, decided: Omit<Decided, 'isNext'>) => {
    const next = nextAfter(await readQueue(search).catch(() => undefined), from)
    if (next)
      return navigate({
        to: casePaths[next.kind],
        params: { id: next.id },
        search,
        state: { decided: { ...decided, isNext: true } },
      })
    return navigate({ to: '/moderate', search, state: { decided: { ...decided, isNext: false } } })
  }
}
