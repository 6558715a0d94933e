import { foldText, phraseOf, tokensOf } from '../search/fold.ts'

/** What two spellings of one word have in common: case, accents, hyphens and two spellings of centre do not count. */
export const wordKey = (word: string): string => phraseOf(tokensOf(word)) || foldText(word).trim()
