import { type CentreSort, centreSorts, defaultSort, type FacetName, facetNames } from '@centres/contract'
import {
  type Choice,
  choicesOf,
  dropChoice,
  type FilterName,
  type Filters,
  isText,
  parseFilters,
  type SingleFilter,
} from '../filters/filters.ts'
import type { Change } from '../filters/use-address-search.ts'

export type ExploreSearch = Filters & { sort?: CentreSort; view?: 'map'; selected?: string }
export type ChangeSearch = Change<ExploreSearch>

/** Keeps what the page understands, as it is written; whether a value is right, the API says. */
export function parseExploreSearch(raw: Record<string, unknown>): ExploreSearch {
  const search: ExploreSearch = parseFilters(raw)
  const sort = centreSorts.find((one) => one === raw.sort)
  if (sort) search.sort = sort
  if (raw.view === 'map') search.view = 'map'
  if (isText(raw.selected)) search.selected = raw.selected
  return settle(search)
}

/** Drops what has lost its ground: a distance without a place to measure from, a match without words. */
function settle(search: ExploreSearch): ExploreSearch {
  const { radiusKm, sort, ...rest } = search
  const hasGround = (sort !== 'distance' || rest.near) && (sort !== 'relevance' || rest.q)
  return {
    ...rest,
    ...(radiusKm && rest.near && { radiusKm }),
    ...(sort && hasGround && { sort }),
  }
}

export function filtersOf(search: ExploreSearch): Filters {
  const { sort, view, selected, ...filters } = search
  return filters
}

export const sortOf = (search: ExploreSearch): CentreSort => search.sort ?? defaultSort(search)

/** Tells one set from another, wherever the map looks: a place to measure from narrows none without a distance. */
export function setOf({ bbox, near, radiusKm, ...filters }: Filters): string {
  const choices = choicesOf({ ...filters, ...(near && radiusKm && { near, radiusKm }) })
  return choices.map(({ name, value }) => `${name}=${value}`).join('&')
}

export function withFacet(search: ExploreSearch, name: FacetName | 'id', values: string[]): ExploreSearch {
  const { [name]: _, ...rest } = search
  return settle(values.length > 0 ? { ...rest, [name]: values } : rest)
}

export function withSingle(search: ExploreSearch, name: SingleFilter, value: string | undefined): ExploreSearch {
  const { [name]: _, ...rest } = search
  return settle(value ? { ...rest, [name]: value } : rest)
}

export function withValues(search: ExploreSearch, name: FacetName | 'confirmedSince', values: string[]): ExploreSearch {
  return isFacet(name) ? withFacet(search, name, values) : withSingle(search, name, values[0])
}

const isFacet = (name: FilterName): name is FacetName | 'id' =>
  name === 'id' || facetNames.some((facet) => facet === name)

export function withoutChoice(search: ExploreSearch, choice: Choice): ExploreSearch {
  const { sort, view, selected, ...filters } = search
  return settle({
    ...dropChoice(filters, choice),
    ...(sort && { sort }),
    ...(view && { view }),
    ...(selected && { selected }),
  })
}

export function withoutFilter(search: ExploreSearch, name: FilterName): ExploreSearch {
  return isFacet(name) ? withFacet(search, name, []) : withSingle(search, name, undefined)
}

export function withoutFilters({ view, sort }: ExploreSearch): ExploreSearch {
  return settle({ ...(view && { view }), ...(sort && { sort }) })
}

export function withSort(search: ExploreSearch, sort: CentreSort): ExploreSearch {
  const { sort: _, ...rest } = search
  return sort === defaultSort(rest) ? rest : { ...rest, sort }
}

export function withSelected(search: ExploreSearch, id: string | undefined): ExploreSearch {
  const { selected: _, ...rest } = search
  return id ? { ...rest, selected: id } : rest
}

export function withView(search: ExploreSearch, view: 'list' | 'map'): ExploreSearch {
  const { view: _, ...rest } = search
  return view === 'map' ? { ...rest, view } : rest
}
