import { parseIds } from './shortlist.ts'

/** Side by side on a desk there is room for no more. */
export const mostCompared = 4

export type CompareSearch = { id?: string[]; only?: 'differences' }

export function parseCompareSearch(raw: Record<string, unknown>): CompareSearch {
  return { ...parseIds(raw), ...(raw.only === 'differences' && { only: 'differences' }) }
}
