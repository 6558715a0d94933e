import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../app/call.ts'

export const claimBasis = (centreId: string) =>
  queryOptions({
    queryKey: ['my', 'claim-basis', centreId],
    queryFn: ({ signal }) => call('GET /centres/:id/claim', { params: { id: centreId } }, signal),
    staleTime: 0,
  })

export const ownClaim = (id: string) =>
  queryOptions({
    queryKey: ['my', 'claims', id],
    queryFn: ({ signal }) => call('GET /claims/:id', { params: { id } }, signal),
    staleTime: 0,
  })

export const peerSearch = (centreId: string, q: string) =>
  queryOptions({
    queryKey: ['my', 'peers', centreId, q],
    queryFn: ({ signal }) => call('GET /centres/:id/peers', { params: { id: centreId }, querystring: { q } }, signal),
    placeholderData: keepPreviousData,
  })

export const contestedClaim = (id: string) =>
  queryOptions({
    queryKey: ['my', 'contested', id],
    queryFn: ({ signal }) => call('GET /claims/:id/contest', { params: { id } }, signal),
    staleTime: 0,
  })
