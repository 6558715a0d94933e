import type { Me } from '@centres/contract'
import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { CallFailed, call } from '../app/call.ts'
import { hasSignedIn, rememberSignedIn } from './hint.ts'

export const statusOf = (error: unknown): number | undefined =>
  error instanceof CallFailed ? error.problem?.status : undefined

/** Whoever is signed in; null for nobody, which is no failure. */
export const meQuery = () =>
  queryOptions({
    queryKey: ['me'],
    queryFn: async ({ signal }): Promise<Me | null> => {
      try {
        const me = await call('GET /me', {}, signal)
        rememberSignedIn(true)
        return me
      } catch (error) {
        if (statusOf(error) !== 401) throw error
        rememberSignedIn(false)
        return null
      }
    },
    staleTime: 5 * 60_000,
  })

/** Asks only where somebody has signed in with this browser before, or where a page is for signed-in people alone. */
export function useMe({ always = false }: { always?: boolean } = {}) {
  const isAsked = always || hasSignedIn()
  const query = useQuery({ ...meQuery(), enabled: isAsked })
  return { ...query, me: query.data ?? (isAsked ? query.data : null) }
}

/** What is known of somebody is theirs alone: nothing of it stays for whoever comes next. */
function forgetPerson(client: QueryClient): void {
  rememberSignedIn(false)
  client.setQueryData(meQuery().queryKey, null)
  for (const noun of ['my', 'registrations', 'moderation']) client.removeQueries({ queryKey: [noun] })
}

export function useSignOut(): () => Promise<void> {
  const client = useQueryClient()
  return useCallback(async () => {
    try {
      await call('DELETE /me/session', {})
    } catch (error) {
      if (statusOf(error) !== 401) throw error
    }
    forgetPerson(client)
  }, [client])
}

export function useSignOutEverywhere(): () => Promise<void> {
  const client = useQueryClient()
  return useCallback(async () => {
    await call('DELETE /me/sessions', {})
    forgetPerson(client)
  }, [client])
}

/** Nothing of them is left, here neither. */
export function useErase(): (email: string) => Promise<void> {
  const client = useQueryClient()
  return useCallback(
    async (email) => {
      await call('DELETE /me', { body: { email } })
      forgetPerson(client)
    },
    [client],
  )
}

export function useSignedIn(): (me: Me) => void {
  const client = useQueryClient()
  return useCallback(
    (me) => {
      rememberSignedIn(true)
      client.setQueryData(meQuery().queryKey, me)
    },
    [client],
  )
}
