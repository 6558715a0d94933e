import { type Query, QueryClient } from '@tanstack/react-query'
import { CallFailed, millisecondsToWait } from './call.ts'

const attempts = 2

/** Who was told to come back later does; what was to follow a list comes on its own (see result-list.tsx). */
function whenDue({ state: { status, error, fetchMeta } }: Query): number | false {
  const isFollowing = fetchMeta?.fetchMore !== undefined
  if (status !== 'error' || isFollowing) return false
  return millisecondsToWait(error) ?? false
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        gcTime: 30 * 60_000,
        // A paused query says nothing; asking and failing lets the page say that the reader is offline.
        networkMode: 'always',
        retry: (failures, error) => failures < attempts && error instanceof CallFailed && error.reason === 'broken',
        refetchInterval: whenDue,
        refetchOnWindowFocus: false,
        refetchOnReconnect: true,
      },
    },
  })
}
