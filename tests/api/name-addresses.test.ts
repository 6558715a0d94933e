import { expect, test } from 'vitest'
import { slugOf } from '../../api/src/centres/present.ts'

test.each([
  ['Centre d’aide à la réussite (CARÉ)', 'centre-d-aide-a-la-reussite-care'],
  ['ライティング・サポートデスク', 'ライティング-サポートデスク'],
  ['مركز الكتابة', 'مركز-الكتابة'],
  ['글쓰기 센터', '글쓰기-센터'],
  ['लेखन केंद्र', 'लेखन-केंद्र'],
  ['???', 'centre'],
])('the address of %s ends in %s', (name, slug) => {
  expect(slugOf([{ text: name }])).toBe(slug)
})

test('a long name makes a short address without a loose end', () => {
  expect(slugOf([{ text: 'Writing '.repeat(20) }])).toMatch(/^[a-z][a-z-]{1,58}[a-z]$/)
})
