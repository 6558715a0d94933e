import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { type Answer, call } from '../app/call.ts'
import { type MatchSearch, saysSomething } from './match-search.ts'

export type Matches = Answer<'GET /matches'>
export type Matched = Matches['items'][number]

export const partnersFor = (search: MatchSearch, limit: number) =>
  queryOptions({
    queryKey: ['matches', search, limit],
    queryFn: ({ signal }) => call('GET /matches', { querystring: { ...search, limit: String(limit) } }, signal),
    enabled: saysSomething(search),
    placeholderData: keepPreviousData,
  })
