import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../app/call.ts'
import type { ActsSearch } from './acts-search.ts'
import { type QueueSearch, queryOf } from './queue-search.ts'

/** Others decide too, so that nothing here is ever taken for fresh; and it is private, so that little of it is kept. */
const shared = { staleTime: 0, gcTime: 60_000 }

export const queueKey = ['moderation', 'queue']

export const queueOf = (search: QueueSearch) =>
  infiniteQueryOptions({
    ...shared,
    queryKey: [...queueKey, search],
    queryFn: ({ pageParam, signal }) =>
      call('GET /moderation/queue', { querystring: { ...queryOf(search), cursor: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  })

/** The beginning of the queue as it is now. */
export const readQueue = (search: QueueSearch) => call('GET /moderation/queue', { querystring: queryOf(search) })

export const registrationCase = (id: string) =>
  queryOptions({
    ...shared,
    queryKey: ['moderation', 'registration', id],
    queryFn: ({ signal }) => call('GET /moderation/registrations/:id', { params: { id } }, signal),
  })

export const claimCase = (id: string) =>
  queryOptions({
    ...shared,
    queryKey: ['moderation', 'claim', id],
    queryFn: ({ signal }) => call('GET /moderation/claims/:id', { params: { id } }, signal),
  })

/** A listed centre in full, to be held beside a form. */
export const listedCentre = (id: string) =>
  queryOptions({
    queryKey: ['centres', 'profile', id],
    queryFn: ({ signal }) => call('GET /centres/:id', { params: { id } }, signal),
  })

export const actList = (search: ActsSearch) =>
  infiniteQueryOptions({
    ...shared,
    queryKey: ['moderation', 'acts', search],
    queryFn: ({ pageParam, signal }) =>
      call('GET /moderation/acts', { querystring: { ...search, cursor: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  })

export const deadLetterList = queryOptions({
  ...shared,
  queryKey: ['moderation', 'letters'],
  queryFn: ({ signal }) => call('GET /moderation/letters', {}, signal),
})

export const wordCase = (id: string) =>
  queryOptions({
    ...shared,
    queryKey: ['moderation', 'vocabulary', id],
    queryFn: ({ signal }) => call('GET /moderation/vocabulary/:id', { params: { id } }, signal),
  })
