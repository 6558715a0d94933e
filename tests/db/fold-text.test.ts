import { foldText, lexemesOf, tokensOf } from '@centres/db'
import fc from 'fast-check'
import { expect, test } from 'vitest'

test.each([
  ['Språkverkstaden', 'sprakverkstaden'],
  ['Centre d’aide à la réussite', "centre d'aide a la reussite"],
  ['Noʻeau Noʼeau No‘eau', "no'eau no'eau no'eau"],
  ['Łódź', 'lodz'],
  ['STRASSE Straße', 'strasse strasse'],
  ['مَرْكَز الكِتَابَة', 'مركز الكتابه'],
  ['مركز الکتابة', 'مركز الكتابه'],
  ['Ёлка', 'елка'],
  ['ライティング', 'ライティンク'],
  ['글쓰기', '글쓰기'],
  ['ＷＲＩＴＩＮＧ', 'writing'],
])('%s is folded to %s', (text, folded) => {
  expect(foldText(text)).toBe(folded)
})

test('folding twice is folding once', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => foldText(foldText(text)) === foldText(text)))
})

test('both spellings of centre are one word', () => {
  expect(lexemesOf('Writing Centre')).toEqual(lexemesOf('writing center'))
})

test('a word with an apostrophe is found by its parts and as one', () => {
  expect(lexemesOf('Noʻeau')).toEqual(['no', 'noeau', 'eau', 'noeau'])
  expect(lexemesOf("St Stephen's")).toEqual(['saint', 'stephen', 'stephens', 's', 'stephens'])
  expect(lexemesOf("teachers' 'n")).toEqual(['teachers', 'n'])
})

test('the Arabic article is left out', () => {
  expect(lexemesOf('الكتابة')).toEqual(lexemesOf('كتابة'))
})

test('unspaced scripts are found by characters and pairs', () => {
  expect(lexemesOf('写作中心')).toEqual(['写', '作', '中', '心', '写作', '作中', '中心'])
})

test('a run of an unspaced script is a token of its own', () => {
  expect(tokensOf('KU스마트 clinic')).toEqual([
    { text: 'ku', isUnspaced: false },
    { text: '스마트', isUnspaced: true },
    { text: 'clinic', isUnspaced: false },
  ])
})
