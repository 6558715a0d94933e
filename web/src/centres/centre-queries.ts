import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../app/call.ts'
import type { Filters } from '../filters/filters.ts'
import { type ExploreSearch, filtersOf } from './explore-search.ts'

const perPage = 20

export const centreList = (search: ExploreSearch) => {
  const querystring = { ...filtersOf(search), ...(search.sort && { sort: search.sort }), limit: perPage }
  return infiniteQueryOptions({
    queryKey: ['centres', 'list', querystring],
    queryFn: ({ pageParam, signal }) =>
      call('GET /centres', { querystring: { ...querystring, cursor: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  })
}

/** Centres by id, those of them that are listed. */
export const chosenCentres = (ids: readonly string[]) =>
  queryOptions({
    queryKey: ['centres', 'chosen', ids],
    queryFn: ({ signal }) => call('GET /centres', { querystring: { id: ids, limit: 100 } }, signal),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  })

/** How many centres a set of filters names, without the centres. */
export const centreTotal = (filters: Filters) =>
  queryOptions({
    queryKey: ['centres', 'total', filters],
    queryFn: ({ signal }) => call('GET /centres', { querystring: { ...filters, limit: 1 } }, signal),
    select: ({ total }) => total,
  })

export const centrePoints = (filters: Filters) =>
  queryOptions({
    queryKey: ['centres', 'points', filters],
    queryFn: ({ signal }) => call('GET /centres/points', { querystring: filters }, signal),
    placeholderData: keepPreviousData,
  })

export const centreProfile = (id: string) =>
  queryOptions({
    queryKey: ['centres', 'profile', id],
    queryFn: ({ signal }) => call('GET /centres/:id', { params: { id } }, signal),
  })

/** What is to be known before one writes to a centre. */
export const centreWriting = (id: string) =>
  queryOptions({
    queryKey: ['centres', 'writing', id],
    queryFn: ({ signal }) => call('GET /centres/:id/writing', { params: { id } }, signal),
  })

export const centreHistory = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['centres', 'history', id],
    queryFn: ({ pageParam, signal }) =>
      call('GET /centres/:id/history', { params: { id }, querystring: { cursor: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })

export const similarCentres = (id: string) =>
  queryOptions({
    queryKey: ['centres', 'similar', id],
    queryFn: ({ signal }) => call('GET /centres/:id/similar', { params: { id } }, signal),
  })
