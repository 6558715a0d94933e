import { queryOptions } from '@tanstack/react-query'
import { call } from '../app/call.ts'

/** The counts of the whole directory. */
export const coverage = queryOptions({
  queryKey: ['coverage'],
  queryFn: ({ signal }) => call('GET /centres/facets', { querystring: {} }, signal),
})
