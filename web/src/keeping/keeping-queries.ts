import { queryOptions } from '@tanstack/react-query'
import { call } from '../app/call.ts'

export const ownRegistrations = () =>
  queryOptions({
    queryKey: ['registrations'],
    queryFn: ({ signal }) => call('GET /registrations', {}, signal),
    staleTime: 0,
  })

export const ownClaims = () =>
  queryOptions({
    queryKey: ['my', 'claims'],
    queryFn: ({ signal }) => call('GET /claims', {}, signal),
    staleTime: 0,
  })

/** Read anew for each writing: what is old would be refused. */
export const keptRecord = (id: string) =>
  queryOptions({
    queryKey: ['my', 'record', id],
    queryFn: ({ signal }) => call('GET /centres/:id/form', { params: { id } }, signal),
    staleTime: 0,
    gcTime: 0,
  })
