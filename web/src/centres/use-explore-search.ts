import { getRouteApi } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { ExploreSearch } from './explore-search.ts'

const route = getRouteApi('/')

export type ChangeSearch = (change: (search: ExploreSearch) => ExploreSearch, options?: { replace: boolean }) => void

/** The address is the state: what is chosen is read from it and written to it. */
export function useExploreSearch(): [ExploreSearch, ChangeSearch] {
  const { lang: _, ...search } = route.useSearch()
  const navigate = route.useNavigate()
  const change = useCallback<ChangeSearch>(
    (change, { replace } = { replace: false }) => {
      void navigate({
        search: ({ lang, ...before }) => ({ ...(lang && { lang }), ...change(before) }),
        replace,
        resetScroll: false,
      })
    },
    [navigate],
  )
  return [search, change]
}
