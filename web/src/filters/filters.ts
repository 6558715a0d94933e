import { type FacetName, facetNames } from '@centres/contract'

const singleFilters = ['q', 'bbox', 'near', 'radiusKm', 'confirmedSince'] as const
export type SingleFilter = (typeof singleFilters)[number]
/** Filters that take several values. */
const listFilters = ['id', ...facetNames] as const
export type FilterName = SingleFilter | (typeof listFilters)[number]

/** The filters in their wire form, as the address and the API have them. */
export type Filters = { [Name in SingleFilter]?: string } & { [Name in FacetName | 'id']?: string[] }

const isSingle = (name: FilterName): name is SingleFilter => singleFilters.some((single) => single === name)

export const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''

/**
 * Keeps what is understood, as it is written; whether a value is right, the API says. A distance without a place to
 * measure from has lost its ground.
 */
export function parseFilters(raw: Record<string, unknown>): Filters {
  const filters: Filters = {}
  for (const name of singleFilters) if (isText(raw[name])) filters[name] = raw[name]
  for (const name of listFilters) {
    const values = [...new Set([raw[name]].flat().filter(isText))]
    if (values.length > 0) filters[name] = values
  }
  if (!filters.near) delete filters.radiusKm
  return filters
}

export type Choice = { name: FilterName; value: string }

/** Every chosen value on its own, as the chips show them; centres chosen by id are one choice together. */
export function choicesOf(filters: Filters): Choice[] {
  const names: readonly FilterName[] = [...singleFilters, ...listFilters]
  return names.flatMap((name) => {
    const values = [filters[name] ?? []].flat()
    return (name === 'id' && values.length > 0 ? [values.join(',')] : values).map((value) => ({ name, value }))
  })
}

/** These filters with other values for one of them; without any, without it. */
export function withChosen(filters: Filters, name: FilterName, values: readonly string[]): Filters {
  const { [name]: _, ...rest } = filters
  return parseFilters({ ...rest, [name]: isSingle(name) ? values[0] : values })
}

/** What is left of these filters when a chosen value is taken out. */
export function dropChoice(filters: Filters, { name, value }: Choice): Filters {
  if (name === 'id') return withChosen(filters, name, [])
  return parseFilters({ ...filters, [name]: [filters[name] ?? []].flat().filter((one) => one !== value) })
}
