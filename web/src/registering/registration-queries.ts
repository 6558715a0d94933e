import { queryOptions } from '@tanstack/react-query'
import { call } from '../app/call.ts'

export const registrationQuery = (id: string) =>
  queryOptions({
    queryKey: ['registrations', id],
    queryFn: ({ signal }) => call('GET /registrations/:id', { params: { id } }, signal),
  })

/** Only these may still be written by their senders. */
export const isOpen = ({ state }: { state: string }) => state === 'draft' || state === 'changes-asked'
