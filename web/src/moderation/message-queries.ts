import { queryOptions } from '@tanstack/react-query'
import { call } from '../app/call.ts'

/** Others decide too, so that nothing here is ever taken for fresh; and it is private, so that little of it is kept. */
const shared = { staleTime: 0, gcTime: 60_000 }

export const messageCase = (id: string) =>
  queryOptions({
    ...shared,
    queryKey: ['moderation', 'message', id],
    queryFn: ({ signal }) => call('GET /messages/:id', { params: { id } }, signal),
  })

export const messageNumbers = queryOptions({
  ...shared,
  queryKey: ['moderation', 'messages'],
  queryFn: ({ signal }) => call('GET /moderation/messages', {}, signal),
})
