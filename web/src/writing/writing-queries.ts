import { queryOptions } from '@tanstack/react-query'
import { call } from '../app/call.ts'
import type { asLookedAt } from './letter.ts'

/** The same that the profile shows. */
export const listedCentre = (id: string) =>
  queryOptions({
    queryKey: ['centres', 'profile', id],
    queryFn: ({ signal }) => call('GET /centres/:id', { params: { id } }, signal),
  })

export const writingTo = (id: string) =>
  queryOptions({
    queryKey: ['centres', 'writing', id],
    queryFn: ({ signal }) => call('GET /centres/:id/writing', { params: { id } }, signal),
  })

/** Asked with a POST, so that the token stands in no log. */
export const letterStatus = (token: string) =>
  queryOptions({
    queryKey: ['letters', 'status', token],
    queryFn: ({ signal }) => call('POST /messages/status', { body: { token } }, signal),
    retry: false,
  })

export const answerLink = (token: string) =>
  queryOptions({
    queryKey: ['letters', 'answer', token],
    queryFn: ({ signal }) => call('POST /messages/links', { body: { token } }, signal),
    retry: false,
    // The link may be spent by its use; what was read before is what is thanked for.
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Read anew for each writing: what is old would be refused. */
export const ownWishes = (id: string) =>
  queryOptions({
    queryKey: ['my', 'wishes', id],
    queryFn: ({ signal }) => call('GET /me/centres/:id/writing', { params: { id } }, signal),
    staleTime: 0,
    gcTime: 0,
  })

export const letterAsRead = (id: string, body: ReturnType<typeof asLookedAt>) =>
  queryOptions({
    queryKey: ['letters', 'preview', id, body],
    queryFn: ({ signal }) => call('POST /centres/:id/messages/preview', { params: { id }, body }, signal),
    retry: false,
  })
