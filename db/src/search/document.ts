import type { PublicCentre } from '../centres/public-centre.ts'
import { codesOf } from '../centres/read.ts'
import type { AreaNames } from './area-names.ts'
import { lexemesOf, phraseOf, quoteLexeme, tokensOf } from './fold.ts'

type Weight = 'A' | 'B' | 'C' | 'D'

/** The lexeme that stands for a kind of centre; the space keeps it apart from every word. */
export const conceptLexeme = (kind: string) => `kind ${kind}`

/** The lexeme that stands for being in a region or area: whole, so that Western University is not every one of Western Europe. */
export const placeLexeme = (phrase: string) => `place ${phrase}`

/**
 * The words of an area's names but for those that are the name of its region, which the region's lexeme says already:
 * South Africa is no more of Africa than its neighbours are.
 */
function areaWords({ area }: AreaNames, regions: Set<string>): string[] {
  return area.flatMap((name) => {
    const words = lexemesOf(name)
    return words.length > 1 ? words.filter((word) => !regions.has(word)) : words
  })
}

/** Names of an area of several words, which alone would say something else: South Africa, United States. */
const longNames = ({ area }: AreaNames) =>
  area.map((name) => phraseOf(tokensOf(name))).filter((name) => name.includes(' '))

export type Document = { literal: string; words: Map<string, Weight> }

/**
 * The words by which a centre is found: its names (A), its institutions' (B), its place, regions, kinds and associations (C) and
 * its descriptions and id (D), as a tsvector literal. A word that stands in several keeps its best weight.
 */
export function documentOf(centre: PublicCentre, names: AreaNames): Document {
  const words = new Map<string, Weight>()
  const add = (weight: Weight, lexemes: string[]) => {
    for (const lexeme of lexemes) if (!words.has(lexeme)) words.set(lexeme, weight)
  }
  const texts = (weight: Weight, parts: (string | null)[]) =>
    add(
      weight,
      parts.flatMap((part) => lexemesOf(part ?? '')),
    )

  texts(
    'A',
    centre.names.map((name) => name.text),
  )
  texts(
    'B',
    centre.institutions.flatMap(({ names }) => names.map((name) => name.text)),
  )
  const regions = new Set(names.regions.map((name) => phraseOf(tokensOf(name))))
  texts('C', [centre.city, centre.adminArea])
  add('C', areaWords(names, regions))
  add('C', codesOf(centre, 'kind').map(conceptLexeme))
  // Codes of associations are the short names by which they go.
  texts('C', codesOf(centre, 'association'))
  add('C', [...regions, ...longNames(names)].map(placeLexeme))
  texts(
    'D',
    centre.descriptions.map(({ text }) => text),
  )
  texts('D', [centre.id])

  let position = 0
  const literal = [...words].map(([word, weight]) => `${quoteLexeme(word)}:${++position}${weight}`).join(' ')
  return { literal, words }
}

/** What a document is made of: two versions of a record that have it alike are found by the same words. */
export const searchedPartsOf = (centre: PublicCentre) => [
  centre.names,
  centre.institutions,
  [centre.city, centre.adminArea, centre.countryCode, centre.regions],
  [codesOf(centre, 'kind'), codesOf(centre, 'association')],
  centre.descriptions,
]

/** The words that a mistyped word may have meant: of names and places, not of descriptions. Regions are among them. */
export function wordsOfDocument({ words }: Document): string[] {
  return [...words].filter(([word, weight]) => weight !== 'D' && !word.startsWith('kind ')).map(([word]) => word)
}
