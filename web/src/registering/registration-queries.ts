import { queryOptions } from '@tanstack/react-query'
import { call } from '../app/call.ts'

export const registrationQuery = (id: string) =>
  queryOptions({
    queryKey: ['registrations', id],
    queryFn: ({ signal }) => call('GET /registrations/:id', { params: { id } }, signal),
  })

/** One's own, the newest first; kept under the same key by who lists them on a page. */
export const ownRegistrations = () =>
  queryOptions({
    queryKey: ['registrations'],
    queryFn: ({ signal }) => call('GET /registrations', {}, signal),
    staleTime: 0,
  })

/** Only these may still be written by their senders. */
export const isOpen = ({ state }: { state: string }) => state === 'draft' || state === 'changes-asked'
