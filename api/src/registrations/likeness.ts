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

/** Words of three letters or more, folded; scripts without spaces are one word. */
export const wordsOf = (text: string) =>
  new Set(
    foldText(text)
      .split(/[^\p{L}\p{M}\p{N}]+/u)
      .filter((word) => word.length > 2),
  )

/** Whether the smaller of two sets of words lies in the other but for a fifth. */
export function haveLikeWords(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const least = Math.min(one.size, other.size)
  let shared = 0
  for (const word of one) if (other.has(word)) shared += 1
  return least > 0 && shared >= least * 0.8
}

/** Whether the smaller of two texts lies in the other but for a fifth of its words. */
export const isLike = (asked: string, known: string) => haveLikeWords(wordsOf(asked), wordsOf(known))

/** Whether a name holds more than what many centres are called. */
export const isTelling = (name: string | undefined) => name !== undefined && wordsOf(name).size > 2

export const weigh = (given: Share[]) => given.reduce((sum, share) => sum + weights[share], 0)

/** Whether what two centres have in common says that they may be one. */
export function isAlike(shares: Share[], name: string | undefined): boolean {
  // Every third centre is called 'Writing Centre': a name alone says little.
  const isNameAlone = shares.length === 1 && shares[0] === 'name'
  return weigh(shares) >= enough && !(isNameAlone && !isTelling(name))
}
