import { queryOptions } from '@tanstack/react-query'
import { call } from '../app/call.ts'

/** Others decide too, so that nothing here is ever taken for fresh. */
export const reportCase = (id: string) =>
  queryOptions({
    queryKey: ['moderation', 'report', id],
    queryFn: ({ signal }) => call('GET /suggestions/:id', { params: { id } }, signal),
    staleTime: 0,
    gcTime: 60_000,
  })
