import { queryOptions } from '@tanstack/react-query'
import { call } from '../app/call.ts'

/** The same that the profile shows. */
export const listedCentre = (id: string) =>
  queryOptions({
    queryKey: ['centres', 'profile', id],
    queryFn: ({ signal }) => call('GET /centres/:id', { params: { id } }, signal),
  })

/** Whether a letter could reach the centre. */
export const lettersTo = (id: string) =>
  queryOptions({
    queryKey: ['centres', 'writing', id],
    queryFn: ({ signal }) => call('GET /centres/:id/writing', { params: { id } }, signal),
  })

/** Others decide too, so that nothing here is ever taken for fresh. */
export const ownSuggestions = () =>
  queryOptions({
    queryKey: ['my', 'suggestions'],
    queryFn: ({ signal }) => call('GET /me/suggestions', {}, signal),
    staleTime: 0,
    gcTime: 0,
  })

export const suggestionCase = (id: string) =>
  queryOptions({
    queryKey: ['my', 'suggestion', id],
    queryFn: ({ signal }) => call('GET /suggestions/:id', { params: { id } }, signal),
    staleTime: 0,
    gcTime: 0,
  })
