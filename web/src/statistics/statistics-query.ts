import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { type Answer, call } from '../app/call.ts'
import type { Filters } from '../filters/filters.ts'

export type Statistics = Answer<'GET /statistics'>

export const setInNumbers = (filters: Filters) =>
  queryOptions({
    queryKey: ['statistics', filters],
    queryFn: ({ signal }) => call('GET /statistics', { querystring: filters }, signal),
    placeholderData: keepPreviousData,
  })
