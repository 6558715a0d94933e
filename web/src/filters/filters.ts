import { type FacetName, facetNames } from '@centres/contract'

const singleFilters = ['q', 'bbox', 'near', 'radiusKm', 'confirmedSince'] as const
export type SingleFilter = (typeof singleFilters)[number]
export type FilterName = SingleFilter | FacetName

/** The filters in their wire form, as the address and the API have them. */
export type Filters = { [Name in SingleFilter]?: string } & { [Name in FacetName]?: string[] }

const isSingle = (name: FilterName): name is SingleFilter => singleFilters.some((single) => single === name)

export const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''

/**
 * Keeps what is understood, as it is written; whether a value is right, the API says. A distance without a place to
 * measure from has lost its ground.
 */
export function parseFilters(raw: Record<string, unknown>): Filters {
  const filters: Filters = {}
  for (const name of singleFilters) if (isText(raw[name])) filters[name] = raw[name]
  for (const name of facetNames) {
    const values = [...new Set([raw[name]].flat().filter(isText))]
    if (values.length > 0) filters[name] = values
  }
  if (!filters.near) delete filters.radiusKm
  return filters
}

export type Choice = { name: FilterName; value: string }

/** Every chosen value on its own, as the chips show them. */
export function choicesOf(filters: Filters): Choice[] {
  const names: readonly FilterName[] = [...singleFilters, ...facetNames]
  return names.flatMap((name) => [filters[name] ?? []].flat().map((value) => ({ name, value })))
}

/** These filters with other values for one of them; without any, without it. */
export function withChosen(filters: Filters, name: FilterName, values: readonly string[]): Filters {
  const { [name]: _, ...rest } = filters
  return parseFilters({ ...rest, [name]: isSingle(name) ? values[0] : values })
}

/** What is left of these filters when a chosen value is taken out. */
export function dropChoice(filters: Filters, { name, value }: Choice): Filters {
  return parseFilters({ ...filters, [name]: [filters[name] ?? []].flat().filter((one) => one !== value) })
}
