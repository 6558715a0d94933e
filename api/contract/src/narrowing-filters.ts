/** The filters that leave centres out. A point without a distance does not, and may be where the asker is. */
export function narrowingFilters<Filters extends { near?: unknown; radiusKm?: unknown }>(filters: Filters): Filters {
  return filters.radiusKm === undefined ? { ...filters, near: undefined } : filters
}
