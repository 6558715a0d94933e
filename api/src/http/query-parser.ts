export const brokenQuery = Symbol('the query is no percent-encoded UTF-8')

/** No honest question has more. */
const mostPairs = 1000

type Query = Record<string, string | string[]> & { [brokenQuery]?: true }

const decode = (text: string) => decodeURIComponent(text.replaceAll('+', ' '))

/**
 * Reads a query strictly: a repeated key becomes a list, and a broken encoding is marked instead of guessed.
 * It may not throw: the router calls it before there is a request that could be answered.
 */
export function parseQuery(query: string): Query {
  const parsed: Query = Object.create(null)
  try {
    const pairs = query.split('&', mostPairs + 1)
    if (pairs.length > mostPairs) throw new RangeError('too many pairs')
    for (const pair of pairs) {
      if (pair === '') continue
      const at = pair.indexOf('=')
      const key = decode(at === -1 ? pair : pair.slice(0, at))
      const value = at === -1 ? '' : decode(pair.slice(at + 1))
      const known = parsed[key]
      if (known === undefined) parsed[key] = value
      else if (Array.isArray(known)) known.push(value)
      else parsed[key] = [known, value]
    }
  } catch {
    parsed[brokenQuery] = true
  }
  return parsed
}
