import { foldHan } from './fold-han.ts'

/** Letters that Unicode does not take apart into a base and a mark. */
const letters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ə: 'e',
  // Arabic letters that are written for one another, and Persian and Urdu forms of the same letters.
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ة: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ک: 'ك',
  گ: 'ك',
  ـ: '',
}
const special = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu')

/** Apostrophes, and the letters of Hawaiian, Arabic names and others that people type as apostrophes. */
const apostrophes = /[‘’‛′ʹʻʼʽʾʿˈ\u0060\u00b4＇]/gu

/** Lower case without accents and marks, with letters, Han characters and apostrophes that are written for one another made one. */
export function foldText(text: string): string {
  // Apostrophes first, as an accent alone would become a space, and last, as ŉ is taken apart into one and n.
  const plain = text
    .replace(apostrophes, "'")
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
  return foldHan(plain.replace(special, (letter) => letters[letter] ?? letter).replace(apostrophes, "'"))
}

/** Scripts that are written without spaces between words. Hangul has them, but is searched by parts of words too. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]+/gu
/** Words with the apostrophes in them: d'aide, Stephen's. */
const word = /[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu

/** Two spellings of one word of the field, or of many names. */
const spellings: Record<string, string> = {
  centre: 'center',
  centres: 'centers',
  programme: 'program',
  programmes: 'programs',
  st: 'saint',
}

/** The Arabic article is written as part of the word; searchers leave it out. */
const withoutArticle = (token: string) => (/^ال\p{Script=Arabic}{3,}$/u.test(token) ? token.slice(2) : token)

export type Token = {
  text: string
  isUnspaced: boolean
  /** Part of a word with an apostrophe: the whole without it, as others write it. */
  joined?: string
}

/** What stands between two spaces or apostrophes: a word, and runs of unspaced scripts in it. */
function piecesOf(part: string): Token[] {
  const tokens: Token[] = []
  let from = 0
  const spaced = (piece: string) =>
    piece && tokens.push({ text: spellings[piece] ?? withoutArticle(piece), isUnspaced: false })
  for (const run of part.matchAll(unspaced)) {
    spaced(part.slice(from, run.index))
    tokens.push({ text: run[0], isUnspaced: true })
    from = run.index + run[0].length
  }
  spaced(part.slice(from))
  return tokens
}

/** The words of a text, folded; a run of an unspaced script is one token. */
export function tokensOf(text: string): Token[] {
  return [...foldText(text).matchAll(word)].flatMap(([whole]) => {
    const parts = whole.split("'")
    const joined = parts.length > 1 ? { joined: parts.join('') } : {}
    return parts.flatMap(piecesOf).map((token) => (token.isUnspaced ? token : { ...token, ...joined }))
  })
}

/** A name of several words as one, so that it is known again where somebody says it. */
export const phraseOf = (tokens: Token[]) => tokens.map(({ text }) => text).join(' ')

/** Neighbouring pairs of characters, by which a run of an unspaced script is found; a single one stands for itself. */
export function pairsOf(run: string): string[] {
  const characters = [...run]
  if (characters.length === 1) return characters
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}

const fewestCharactersToErr = 4
const mostCharactersToErr = 16

/** For each character of a run in turn, what finds the run if that one is wrong; none for what is too short to tell. */
export function runsWithOneWrong(run: string): string[][] {
  const characters = [...run]
  if (characters.length < fewestCharactersToErr || characters.length > mostCharactersToErr) return []
  return characters.map((_, wrong) => {
    const sides = [characters.slice(0, wrong), characters.slice(wrong + 1)]
    return sides.filter((side) => side.length > 0).flatMap((side) => pairsOf(side.join('')))
  })
}

/** What a text is found by: its words, and for unspaced scripts each character and each pair. */
export function lexemesOf(text: string): string[] {
  return tokensOf(text).flatMap(({ text: token, isUnspaced, joined }) => {
    if (isUnspaced) return [...new Set([...token, ...pairsOf(token)])]
    return joined ? [token, joined] : [token]
  })
}

const quote = (lexeme: string) => `'${lexeme.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`

/** A lexeme as it stands in a tsquery or tsvector literal. */
export { quote as quoteLexeme }
