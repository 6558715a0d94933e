import type { Import, ImportOutcome } from '@centres/contract'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../app/call.ts'

const shared = { staleTime: 0, gcTime: 60_000 }
/** Milliseconds between two looks at how far an import has come. */
const lookEvery = 1000

export const isUnderWay = (state: Import['state'] | undefined) =>
  state === 'checking' || state === 'importing' || state === 'undoing'

export const importList = queryOptions({
  ...shared,
  queryKey: ['moderation', 'imports'],
  queryFn: ({ signal }) => call('GET /moderation/imports', {}, signal),
})

export const oneImport = (id: string) =>
  queryOptions({
    ...shared,
    queryKey: ['moderation', 'import', id],
    queryFn: ({ signal }) => call('GET /moderation/imports/:id', { params: { id } }, signal),
    refetchInterval: ({ state }) => (isUnderWay(state.data?.state) ? lookEvery : false),
  })

/** The state is part of the key: what is told of the rows changes with it. */
export const importRows = (id: string, state: Import['state'], outcome: ImportOutcome | undefined) =>
  infiniteQueryOptions({
    ...shared,
    queryKey: ['moderation', 'import', id, 'rows', state, outcome],
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /moderation/imports/:id/rows',
        { params: { id }, querystring: { outcome, after: pageParam, limit: 50 } },
        signal,
      ),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })
