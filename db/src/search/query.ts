import type { Reader } from '../client.ts'
import { conceptLexeme } from './document.ts'
import { findsAny, findTogether } from './find-together.ts'
import { pairsOf, quoteLexeme, runsWithOneWrong, type Token } from './fold.ts'
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

const allQuoted = (lexemes: string[]) => allOf(lexemes.map(quoteLexeme))
const anyQuoted = (lexemes: string[]) => anyOf(lexemes.map(quoteLexeme))

/** What a word may be, as a tsquery literal. */
type Reading = (token: Token) => string

const asWritten: Reading = ({ text, isUnspaced, joined }) =>
  isUnspaced ? allQuoted(pairsOf(text)) : anyQuoted(joined ? [text, joined] : [text])

const asMeant =
  (variants: Map<string, string[]>): Reading =>
  (token) => {
    const { text, isUnspaced, joined } = token
    return isUnspaced ? asWritten(token) : anyQuoted([...(variants.get(text) ?? [text]), ...(joined ? [joined] : [])])
  }

const mayErr = ({ text, isUnspaced }: Token) => isUnspaced && runsWithOneWrong(text).length > 0

/** With one wrong character in a run of an unspaced script. */
const asMistaken =
  (otherwise: Reading): Reading =>
  (token) =>
    mayErr(token) ? anyOf(runsWithOneWrong(token.text).map(allQuoted)) : otherwise(token)

function clauseOf({ tokens, kinds, place }: QueryPart, reading: Reading): string {
  const meant = [...kinds.map(conceptLexeme), ...(place ? [place] : [])]
  return anyOf([...meant.map(quoteLexeme), allOf(tokens.map(reading))])
}

/** A character of an unspaced script tells as much as a syllable. */
const lettersOf = ({ tokens }: QueryPart) =>
  tokens.reduce((letters, { text, isUnspaced }) => letters + [...text].length * (isUnspaced ? 3 : 1), 0)

/** All parts at once; where no centre has all of them, as many as one has. */
async function findable(database: Reader, parts: QueryPart[], reading: Reading): Promise<string> {
  const strict = allOf(parts.map((part) => clauseOf(part, reading)))
  const canGiveWay = parts.length > 1 || parts.some(({ tokens }) => tokens.some(mayErr))
  if (!canGiveWay || (await findsAny(database, strict))) return strict
  const loosely = parts.map((part) => ({ clause: clauseOf(part, asMistaken(reading)), letters: lettersOf(part) }))
  const together = await findTogether(database, loosely)
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
  return {
    loose: await findable(database, needed, asMeant(variants)),
    exact: anyOf(parts.map((part) => clauseOf(part, asWritten))),
  }
}
