import type { CentreFilters } from '@centres/contract'

/** The filters that leave centres out. A point without a distance does not, and may be where the asker is. */
export function narrowingFilters({ near, ...filters }: CentreFilters): CentreFilters {
  return near && filters.radiusKm !== undefined ? { ...filters, near } : filters
}
