type Value = string | number | boolean | readonly (string | number)[] | undefined

/** Values in order that are one value on the wire: a box, a position. */
const joined = new Set(['bbox', 'near'])

const decimals = new Intl.NumberFormat('en', { useGrouping: false, maximumFractionDigits: 20 })

/** A number as the filters read it, which know no exponents: 0.0000001, where JavaScript says 1e-7. */
function written(value: string | number | boolean): string {
  const text = String(value)
  return typeof value === 'number' && text.includes('e') ? decimals.format(value) : text
}

/** Writes a query in its wire form, in a fixed order, so that equal queries have equal addresses. */
export function queryString(query: Readonly<Record<string, Value>>): string {
  const params = new URLSearchParams()
  for (const key of Object.keys(query).sort()) {
    const value = query[key]
    if (value === undefined) continue
    if (typeof value !== 'object') params.append(key, written(value))
    else if (joined.has(key)) params.append(key, value.map(written).join(','))
    else for (const one of [...value].sort()) params.append(key, written(one))
  }
  return params.toString()
}
