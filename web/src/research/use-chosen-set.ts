import { getRouteApi } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { Filters } from '../filters/filters.ts'

const route = getRouteApi('/research')

export type ChangeSet = (change: (filters: Filters) => Filters, options?: { replace: boolean }) => void

/** The set that the address names. */
export function useChosenSet(): [Filters, ChangeSet] {
  const { lang: _, ...filters } = route.useSearch()
  const navigate = route.useNavigate()
  const change = useCallback<ChangeSet>(
    (change, { replace } = { replace: false }) => {
      void navigate({
        search: ({ lang, ...before }) => ({ ...(lang && { lang }), ...change(before) }),
        replace,
        resetScroll: false,
      })
    },
    [navigate],
  )
  return [filters, change]
}
