import type { Reader } from '../client.ts'
import { conceptLexeme } from './document.ts'
import { findsAny, findTogether } from './find-together.ts'
import { pairsOf, quoteLexeme, type Token } from './fold.ts'
import { type QueryPart, queryParts } from './phrases.ts'
import { allOf, anyOf } from './tsquery.ts'
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

const isPhrase = ({ kinds, place }: QueryPart) => kinds.length > 0 || place !== undefined

const isTelling = (part: QueryPart) =>
  isPhrase(part) ||
  part.tokens.some(({ text, isUnspaced }) => isUnspaced || ([...text].length > 1 && !joining.has(text)))

function clauseOf({ tokens, kinds, place }: QueryPart, lexemes: (token: Token) => string[]): string {
  const words = allOf(
    tokens.map((token) =>
      token.isUnspaced
        ? allOf(pairsOf(token.text).map(quoteLexeme))
        : anyOf([...lexemes(token), ...(token.joined ? [token.joined] : [])].map(quoteLexeme)),
    ),
  )
  const meant = [...kinds.map(conceptLexeme), ...(place ? [place] : [])]
  return anyOf([...meant.map(quoteLexeme), words])
}

const lettersOf = ({ tokens }: QueryPart) => tokens.reduce((letters, { text }) => letters + [...text].length, 0)

/** All parts at once; where no centre has all of them, as many as one has. */
async function findable(database: Reader, parts: QueryPart[], meant: (token: Token) => string[]): Promise<string> {
  const clauses = parts.map((part) => ({ clause: clauseOf(part, meant), letters: lettersOf(part) }))
  const strict = allOf(clauses.map(({ clause }) => clause))
  if (parts.length === 1 || (await findsAny(database, strict))) return strict
  const together = await findTogether(database, clauses)
  return together.length > 0 ? allOf(together) : strict
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
  const meant = ({ text: word }: Token) => variants.get(word) ?? [word]
  return {
    loose: await findable(database, needed, meant),
    exact: anyOf(parts.map((part) => clauseOf(part, ({ text: word }) => [word]))),
  }
}
