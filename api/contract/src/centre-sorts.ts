export const centreSorts = ['relevance', 'name', 'distance', 'confirmed', 'fair'] as const
export type CentreSort = (typeof centreSorts)[number]

/** The order used where none is asked for: by relevance to words, by distance from a point, else fair. */
export function defaultSort({ q, near }: { q?: unknown; near?: unknown }): CentreSort {
  if (near) return 'distance'
  return q ? 'relevance' : 'fair'
}
