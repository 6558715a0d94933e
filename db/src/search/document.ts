import type { PublicCentre } from '../centres/public-centre.ts'
import { codesOf } from '../centres/read.ts'
import { lexemesOf, quoteLexeme } from './fold.ts'

type Weight = 'A' | 'B' | 'C' | 'D'

/** The lexeme that stands for a kind of centre; the space keeps it apart from every word. */
export const conceptLexeme = (kind: string) => `kind ${kind}`

export type Document = { literal: string; words: Map<string, Weight> }

/**
 * The words by which a centre is found: its names (A), its institutions' (B), its place and kinds (C) and its
 * descriptions (D), as a tsvector literal. A word that stands in several keeps its best weight.
 */
export function documentOf(centre: PublicCentre, areaNames: string[]): Document {
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
  texts('C', [centre.city, centre.adminArea, ...areaNames])
  add('C', codesOf(centre, 'kind').map(conceptLexeme))
  texts(
    'D',
    centre.descriptions.map(({ text }) => text),
  )

  let position = 0
  const literal = [...words].map(([word, weight]) => `${quoteLexeme(word)}:${++position}${weight}`).join(' ')
  return { literal, words }
}

/** The words that a mistyped word may have meant: of names and places, not of descriptions. */
export function wordsOfDocument({ words }: Document): string[] {
  return [...words].filter(([word, weight]) => weight !== 'D' && !word.includes(' ')).map(([word]) => word)
}
