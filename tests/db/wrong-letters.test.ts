import fc from 'fast-check'
import { expect, test } from 'vitest'
import { swapsOf, wrongLetters } from '../../db/src/search/wrong-letters.ts'

test.each([
  ['twon', 'town', 1],
  ['standfrod', 'stanford', 2],
  ['univeristy', 'university', 1],
  ['stellenbosh', 'stellenbosch', 1],
  ['graz', 'graz', 0],
  ['', 'graz', 4],
])('%s is %s with %i wrong letters', (written, meant, wrong) => {
  expect(wrongLetters(written, meant)).toBe(wrong)
})

test('two neighbours that changed places are one wrong letter at most', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), (word) => swapsOf(word).every((swap) => wrongLetters(swap, word) <= 1)),
  )
})
