import type { Staff } from '@centres/contract'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../app/call.ts'
import { statusOf } from '../people/me.ts'

/** Other administrators appoint too, so that nothing here is ever taken for fresh. */
export const staffList = queryOptions({
  staleTime: 0,
  gcTime: 60_000,
  queryKey: ['moderation', 'staff'],
  queryFn: ({ signal }) => call('GET /moderation/people', {}, signal),
})

/** Every act is answered with how things are then; a refused one asks anew. */
export function useStaffAct<Asked>(act: (asked: Asked) => Promise<Staff>, onDone: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (staff) => {
      client.setQueryData(staffList.queryKey, staff)
      onDone()
    },
    onError: async (error) => {
      if ([404, 409].includes(statusOf(error) ?? 0)) await client.invalidateQueries({ queryKey: staffList.queryKey })
    },
  })
}
