import type { Lookalike } from '@centres/contract'
import { foldText } from '@centres/db'
import { getDomain } from 'tldts'

export type Share = Lookalike['shares'][number]

/** Points no further apart than this are of one place. */
export const nearKm = 1

/** How much each thing in common says; one that says little is not enough alone. */
const weights: Record<Share, number> = { website: 3, institution: 2, name: 2, place: 1 }
const enough = 2

export const shareNames = Object.keys(weights) as Share[]

/** The registrable domain of a web address, by the public suffix list: ac.za is none, sun.ac.za is one. */
export const domainOf = (website: string | undefined) => (website ? getDomain(website) : null)

/** Words of names of centres and institutions that people shorten, or spell in several ways, by what is left of each. */
const stems: [stem: string, spellings: RegExp][] = [
  ['univ', /^uni(v\p{L}*|ersi\p{L}*|wersy\p{L}*)?$/u],
  ['centre', /^(ctr|cent(er|re|ro|rum)s?)$/],
  ['institut', /^inst(itut\p{L}*)?$/u],
  ['college', /^coll?(eges?)?$/],
  ['department', /^dep(t|art\p{L}*)?$/u],
  ['tech', /^tech?(n\p{L}*)?$/u],
  ['national', /^nat(l|ional\p{L}*)?$/u],
  ['international', /^int(l|ernationa\p{L}*)?$/u],
  ['program', /^prog(r|ramm?es?|rams?)?$/],
  ['saint', /^(st|saint)$/],
]

const stemOf = (word: string) => stems.find(([, spellings]) => spellings.test(word))?.[0] ?? word

const splitWords = (text: string) => foldText(text).split(/[^\p{L}\p{M}\p{N}]+/u)

/** Words of three letters or more, folded, as well as their abbreviations; scripts without spaces are one word. */
export const wordsOf = (text: string) =>
  new Set(
    splitWords(text)
      .map(stemOf)
      .filter((word) => word.length > 2),
  )

/** What is left to search by, since a search knows words as they are written in full. */
export const withoutAbbreviations = (text: string) =>
  splitWords(text)
    .filter((word) => !/^(uni|univ|ctr|inst|coll?|dept?|tech?|natl?|intl?|progr?|st)$/.test(word))
    .join(' ')

/** Whether a text is one word that the initials of the other make, with its small words or without: MIT, UCT, UNAM. */
function areInitials(text: string, other: string): boolean {
  const [word = '', ...more] = splitWords(text.trim())
  if (more.length > 0 || word.length < 3) return false
  const words = splitWords(other).filter((one) => one !== '')
  const initials = (all: string[]) => all.map((one) => one[0]).join('')
  return word === initials(words) || word === initials(words.filter((one) => one.length > 3))
}

/** Whether the smaller of two sets of words lies in the other but for a fifth. */
export function haveLikeWords(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const least = Math.min(one.size, other.size)
  let shared = 0
  for (const word of one) if (other.has(word)) shared += 1
  return least > 0 && shared >= least * 0.8
}

/** Whether the smaller of two texts lies in the other but for a fifth of its words, or is its initials. */
export const isLike = (asked: string, known: string) =>
  haveLikeWords(wordsOf(asked), wordsOf(known)) || areInitials(asked, known) || areInitials(known, asked)

/** Whether a name holds more than what many centres are called. */
export const isTelling = (name: string) => wordsOf(name).size > 2

export const weigh = (given: Share[]) => given.reduce((sum, share) => sum + weights[share], 0)

/** Whether what two centres have in common, names included, says that they may be one. */
export function isAlike(shares: Share[], names: string[]): boolean {
  // Every third centre is called 'Writing Centre': a name alone says little.
  const isNameAlone = shares.length === 1 && shares[0] === 'name'
  return weigh(shares) >= enough && !(isNameAlone && !names.some(isTelling))
}
