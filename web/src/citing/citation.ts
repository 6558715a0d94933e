import type { Citation, CitationFormat, KeptSet } from '@centres/contract'
import { queryString } from '@centres/contract'
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../app/call.ts'

/** The filters of a set in their wire form; none is the whole directory. */
export type SetFilters = Readonly<Record<string, string | readonly string[] | undefined>>

export type CiteSubject =
  | { kind: 'set'; filters: SetFilters }
  | { kind: 'centre'; id: string }
  | { kind: 'kept'; id: string }
  | { kind: 'release'; number: number }

export function citationOf(subject: CiteSubject) {
  return queryOptions({
    queryKey: ['citation', subject],
    queryFn: ({ signal }): Promise<Citation> => {
      switch (subject.kind) {
        case 'set':
          return call('GET /citation', { querystring: subject.filters }, signal)
        case 'centre':
          return call('GET /centres/:id/citation', { params: { id: subject.id } }, signal)
        case 'kept':
          return call('GET /sets/:id/citation', { params: { id: subject.id } }, signal)
        case 'release':
          return call('GET /releases/:number/citation', { params: { number: String(subject.number) } }, signal)
      }
    },
  })
}

const paths = {
  set: () => '',
  centre: ({ id }: { id: string }) => `/centres/${id}`,
  kept: ({ id }: { id: string }) => `/sets/${id}`,
  release: ({ number }: { number: number }) => `/releases/${number}`,
}

/** Where the server gives one format alone as a file, which it names itself. */
export function fileAddress(subject: CiteSubject, format: CitationFormat): string {
  const path = (paths[subject.kind] as (one: CiteSubject) => string)(subject)
  const filters = subject.kind === 'set' ? subject.filters : {}
  return `/v1${path}/citation?${queryString({ ...filters, format } as Record<string, string | string[]>)}`
}

export const keepingSet = (filters: SetFilters) =>
  mutationOptions({
    mutationFn: (): Promise<KeptSet> => call('POST /sets', { querystring: filters }),
  })
