import { QueryClient } from '@tanstack/react-query'
import { CallFailed } from './call.ts'

const attempts = 2

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        gcTime: 30 * 60_000,
        // A paused query says nothing; asking and failing lets the page say that the reader is offline.
        networkMode: 'always',
        retry: (failures, error) => failures < attempts && error instanceof CallFailed && error.reason === 'broken',
        refetchOnWindowFocus: false,
        refetchOnReconnect: true,
      },
    },
  })
}
