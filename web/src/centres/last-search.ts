import type { ExploreSearch } from './explore-search.ts'

let last: ExploreSearch = {}

/** Lets the way back from a profile lead to the list that the reader came from. */
export function rememberSearch(search: ExploreSearch): void {
  last = search
}

export const lastSearch = (): ExploreSearch => last
