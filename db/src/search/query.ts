import type { Reader } from '../client.ts'
import { conceptLexeme } from './document.ts'
import { pairsOf, quoteLexeme, type Token } from './fold.ts'
import { type QueryPart, queryParts } from './phrases.ts'
import { variantsOf } from './variants.ts'

/** What comes after so many words adds nothing, and each costs a look-up. */
const mostParts = 12

/** Words that join others and tell nothing, in the languages of most queries. */
const joining = new Set(
  (
    'a an and at for in of on the to de del der des die das du da do dos e el et für für im la las le les los ' +
    'und van vir voor y en i och og på w v'
  )
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(' '),
)

/** What is sought, as tsquery literals: what must hold, and all that was said, for ranking. */
export type TextQuery = { loose: string; exact: string }

/** Everything here is a writing centre to somebody, so these words tell nothing beside others. */
const genericKind = 'writing-centre'
const isGeneric = ({ kinds }: QueryPart) => kinds.includes(genericKind)

const anyOf = (clauses: string[]) => (clauses.length === 1 ? `${clauses[0]}` : `(${clauses.join(' | ')})`)
const allOf = (clauses: string[]) => (clauses.length === 1 ? `${clauses[0]}` : `(${clauses.join(' & ')})`)

const isPhrase = ({ kinds, place }: QueryPart) => kinds.length > 0 || place !== undefined

const isTelling = (part: QueryPart) =>
  isPhrase(part) ||
  part.tokens.some(({ text, isUnspaced }) => isUnspaced || ([...text].length > 1 && !joining.has(text)))

function clauseOf({ tokens, kinds, place }: QueryPart, lexemes: (token: Token) => string[]): string {
  const words = allOf(
    tokens.map((token) =>
      token.isUnspaced ? allOf(pairsOf(token.text).map(quoteLexeme)) : anyOf(lexemes(token).map(quoteLexeme)),
    ),
  )
  const meant = [...kinds.map(conceptLexeme), ...(place ? [place] : [])]
  return anyOf([...meant.map(quoteLexeme), words])
}

/** Reads what a person typed; undefined where it holds no word at all. */
export async function textQuery(database: Reader, text: string): Promise<TextQuery | undefined> {
  const read = await queryParts(database, text)
  const telling = read.filter(isTelling)
  const parts = (telling.length > 0 ? telling : read).slice(0, mostParts)
  if (parts.length === 0) return undefined
  const specific = parts.filter((part) => !isGeneric(part))
  const needed = specific.length > 0 ? specific : parts
  const words = parts.flatMap((part) =>
    isPhrase(part) ? [] : part.tokens.filter(({ isUnspaced }) => !isUnspaced).map((token) => token.text),
  )
  const variants = words.length > 0 ? await variantsOf(database, [...new Set(words)]) : new Map<string, string[]>()
  return {
    loose: allOf(needed.map((part) => clauseOf(part, ({ text: word }) => variants.get(word) ?? [word]))),
    exact: anyOf(parts.map((part) => clauseOf(part, ({ text: word }) => [word]))),
  }
}
