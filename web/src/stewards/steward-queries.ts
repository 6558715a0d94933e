import { queryOptions } from '@tanstack/react-query'
import { call } from '../app/call.ts'

export const centrePeople = (id: string) =>
  queryOptions({
    queryKey: ['my', 'people', id],
    queryFn: ({ signal }) => call('GET /centres/:id/stewards', { params: { id } }, signal),
    staleTime: 0,
  })

/** Reading an invitation leaves it as it is; that it is a POST keeps its token out of every log. */
export const openedInvitation = (token: string) =>
  queryOptions({
    queryKey: ['my', 'invitation', token],
    queryFn: ({ signal }) => call('POST /invitations/opened', { body: { token } }, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
