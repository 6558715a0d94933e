import type { ExploreSearch } from './explore-search.ts'

let last: ExploreSearch = {}

/** Lets the way back from a profile lead to the list that the reader came from. */
export function rememberSearch(search: ExploreSearch): void {
  last = search
}

export const lastSearch = (): ExploreSearch => last

let opened: string | undefined

/** The row by which the reader left the list, for whoever comes back without a pointer. */
export function rememberOpened(id: string | undefined): void {
  opened = id
}

export const lastOpened = (): string | undefined => opened
