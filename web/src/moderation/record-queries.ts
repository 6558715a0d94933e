import type { ModeratedCentre } from '@centres/contract'
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { call } from '../app/call.ts'
import { plainText } from './record-facts.ts'

/** Others change records too, so that nothing here is ever taken for fresh; and it is private, so that little is kept. */
const shared = { staleTime: 0, gcTime: 60_000 }

export const moderatedRecord = (id: string) =>
  queryOptions({
    ...shared,
    queryKey: ['moderation', 'record', id],
    queryFn: ({ signal }) => call('GET /moderation/centres/:id', { params: { id } }, signal),
  })

export const moderatedHistory = (id: string) =>
  infiniteQueryOptions({
    ...shared,
    queryKey: ['moderation', 'record', id, 'history'],
    queryFn: ({ pageParam, signal }) =>
      call('GET /moderation/centres/:id/history', { params: { id }, querystring: { cursor: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })

export const lookCase = (id: string) =>
  queryOptions({
    ...shared,
    queryKey: ['moderation', 'look', id],
    queryFn: ({ signal }) => call('GET /moderation/looks/:id', { params: { id } }, signal),
  })

/** Listed centres that may be this one. */
export const similarRecords = ({ id, facts }: ModeratedCentre) =>
  queryOptions({
    queryKey: ['centres', 'lookalikes', id],
    queryFn: async ({ signal }) => {
      const { name, institution, website } = plainText(facts)
      const { items } = await call('GET /lookalikes', { querystring: { name, institution, website } }, signal)
      return items.filter(({ centre }) => centre.id !== id)
    },
  })

/** What was done to a record shows wherever it is shown. */
export function forgetRecords(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: ['moderation'] })
  void client.invalidateQueries({ queryKey: ['centres'] })
}
