export const brokenQuery = Symbol('the query is no percent-encoded UTF-8')

type Query = Record<string, string | string[]> & { [brokenQuery]?: true }

const decode = (text: string) => decodeURIComponent(text.replaceAll('+', ' '))

/**
 * Reads a query strictly: a repeated key becomes a list, and a broken encoding is marked instead of guessed.
 * It may not throw: the router calls it before there is a request that could be answered.
 */
export function parseQuery(query: string): Query {
  const parsed: Query = Object.create(null)
  try {
    for (const pair of query.split('&')) {
      if (pair === '') continue
      const at = pair.indexOf('=')
      const key = decode(at === -1 ? pair : pair.slice(0, at))
      const value = at === -1 ? '' : decode(pair.slice(at + 1))
      const known = parsed[key]
      parsed[key] = known === undefined ? value : [known, value].flat()
    }
  } catch {
    parsed[brokenQuery] = true
  }
  return parsed
}
