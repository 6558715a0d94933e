import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../app/call.ts'
import type { Filters } from './filters.ts'

export const centreFacets = (filters: Filters) =>
  queryOptions({
    queryKey: ['centres', 'facets', filters],
    queryFn: ({ signal }) => call('GET /centres/facets', { querystring: filters }, signal),
    placeholderData: keepPreviousData,
  })
