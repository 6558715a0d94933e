export type TokenKind = 'key' | 'text' | 'value' | 'mark'
export type Token = { kind: TokenKind; text: string }

/** Characters of one string that are shown; a packed column would else be one line of many screens. */
const mostCharacters = 300

function shortened(_: string, value: unknown): unknown {
  if (typeof value !== 'string' || value.length <= mostCharacters) return value
  return `${value.slice(0, mostCharacters)}… (${value.length})`
}

/** A list of nothing but numbers or short words, with the indentation of its end. */
const flatList = /\[((?:\s+(?:"[^"\\\n]{0,40}"|-?\d[\d.eE+-]*),?)+)\n( *)\]/g
const widest = 88

/** Fills lines as prose does: a thousand numbers one below the other help nobody. */
function filled(_: string, list: string, indentation: string): string {
  const items = list.trim().split(/\s*\n\s*/)
  const line = items.join(' ')
  if (line.length + indentation.length < widest) return `[${line}]`
  const lines = ['']
  for (const item of items) {
    const last = lines.at(-1) ?? ''
    if (last.length + item.length > widest) lines.push(item)
    else lines[lines.length - 1] = last ? `${last} ${item}` : item
  }
  return `[${lines.map((one) => `\n${indentation}  ${one}`).join('')}\n${indentation}]`
}

export function prettyJson(value: unknown): string {
  return JSON.stringify(value, shortened, 2).replace(flatList, filled)
}

const pattern = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*|true|false|null)/g

/** Splits pretty JSON into what is coloured alike. */
export function jsonTokens(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  for (const match of text.matchAll(pattern)) {
    const [whole, quotedText, colon, literal] = match
    if (match.index > at) tokens.push({ kind: 'mark', text: text.slice(at, match.index) })
    if (quotedText !== undefined) {
      tokens.push({ kind: colon === undefined ? 'text' : 'key', text: quotedText })
      if (colon !== undefined) tokens.push({ kind: 'mark', text: colon })
    } else if (literal !== undefined) tokens.push({ kind: 'value', text: literal })
    at = match.index + whole.length
  }
  if (at < text.length) tokens.push({ kind: 'mark', text: text.slice(at) })
  return tokens
}
