type Value = string | number | boolean | readonly (string | number)[] | undefined

/** Values in order that are one value on the wire: a box, a position. */
const joined = new Set(['bbox', 'near'])

/** Writes a query in its wire form, in a fixed order, so that equal queries have equal addresses. */
export function queryString(query: Readonly<Record<string, Value>>): string {
  const params = new URLSearchParams()
  for (const key of Object.keys(query).sort()) {
    const value = query[key]
    if (value === undefined) continue
    if (!Array.isArray(value)) params.append(key, String(value))
    else if (joined.has(key)) params.append(key, value.join(','))
    else for (const one of [...value].sort()) params.append(key, String(one))
  }
  return params.toString()
}
