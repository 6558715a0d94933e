import { queryString } from '@centres/contract'

type Search = Record<string, string | string[]>

/** The address holds a query in the API's own form: a repeated key is a list. */
export function parseAddress(text: string): Search {
  const search: Search = {}
  for (const [key, value] of new URLSearchParams(text)) {
    const before = search[key]
    search[key] = before === undefined ? value : [before, value].flat()
  }
  return search
}

export function writeAddress(search: Record<string, unknown>): string {
  const text = queryString(search as Search).replaceAll('%2C', ',')
  return text && `?${text}`
}
