import { getRouteApi } from '@tanstack/react-router'
import type { Filters } from '../filters/filters.ts'

const route = getRouteApi('/statistics')

/** The set that the address names. */
export function useSet(): [Filters, (filters: Filters) => void] {
  const { lang, ...filters } = route.useSearch()
  const navigate = route.useNavigate()
  return [filters, (next) => void navigate({ search: { ...(lang && { lang }), ...next }, resetScroll: false })]
}
