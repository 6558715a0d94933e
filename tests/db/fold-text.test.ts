import { foldText, lexemesOf, runsWithOneWrong, tokensOf } from '@centres/db'
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
  ['臺灣 台灣 台湾', '台湾 台湾 台湾'],
  ['廣島 広島 广岛', '广岛 广岛 广岛'],
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

test('every Han character is folded once and for all', () => {
  const characters = Array.from({ length: 0x9fff - 0x4e00 }, (_, index) => String.fromCodePoint(0x4e00 + index))
  expect(characters.filter((character) => foldText(foldText(character)) !== foldText(character))).toEqual([])
})

test('a run of four characters or more may have a wrong one', () => {
  expect(runsWithOneWrong('京都大字')).toEqual([
    ['都大', '大字'],
    ['京', '大字'],
    ['京都', '字'],
    ['京都', '都大'],
  ])
  expect(runsWithOneWrong('早稲田')).toEqual([])
})

test('a run of an unspaced script is a token of its own', () => {
  expect(tokensOf('KU스마트 clinic')).toEqual([
    { text: 'ku', isUnspaced: false },
    { text: '스마트', isUnspaced: true },
    { text: 'clinic', isUnspaced: false },
  ])
})
