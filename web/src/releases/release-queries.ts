import type { Release } from '@centres/contract'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../app/call.ts'

export const releaseList = queryOptions({
  queryKey: ['releases'],
  queryFn: ({ signal }) => call('GET /releases', {}, signal),
})

export const oneRelease = (number: string) =>
  queryOptions({
    queryKey: ['releases', number],
    queryFn: ({ signal }) => call('GET /releases/:number', { params: { number } }, signal),
  })

export const sizeOf = ({ files }: Pick<Release, 'files'>) => files.reduce((sum, { bytes }) => sum + bytes, 0)
