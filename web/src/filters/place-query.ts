import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../app/call.ts'

export const placeSearch = (q: string, lang: string) =>
  queryOptions({
    queryKey: ['places', q, lang],
    queryFn: ({ signal }) => call('GET /places', { querystring: { q, lang } }, signal),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })
