import { infiniteQueryOptions } from '@tanstack/react-query'
import { call } from '../app/call.ts'

const perPage = 50

export const keptSet = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['sets', id],
    queryFn: ({ pageParam, signal }) =>
      call('GET /sets/:id', { params: { id }, querystring: { limit: perPage, cursor: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
