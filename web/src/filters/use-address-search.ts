import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

export type Change<Search> = (change: (search: Search) => Search, options?: { replace: boolean }) => void

/** The address is the state: what its page is asked for, the interface's language aside, and how to ask for other things. */
export function useAddressSearch<Search extends object>(): [Search, Change<Search>] {
  // The route has parsed it: which page this is, only its caller knows.
  const { lang: _, ...search }: { lang?: string } = useSearch({ strict: false })
  const navigate = useNavigate()
  const change = useCallback<Change<Search>>(
    (change, { replace } = { replace: false }) => {
      void navigate({
        to: '.',
        search: ({ lang, ...before }: { lang?: string }) => ({ ...(lang && { lang }), ...change(before as Search) }),
        replace,
        resetScroll: false,
      })
    },
    [navigate],
  )
  return [search as Search, change]
}
