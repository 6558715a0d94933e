import { LanguageTag } from '@centres/contract'
import { expect, test } from 'vitest'
import { checkCodes } from '../../api/src/centres/check-codes.ts'

const check = (...tags: string[]) => checkCodes({ language: tags.map((tag) => LanguageTag.parse(tag)) }, new Map())

test.each(['ase', 'asf', 'bfi', 'csl', 'fsl', 'gsg', 'isg', 'jsl', 'nah', 'nzs', 'sfs', 'sgn', 'sgn-ZA', 'sjd'])(
  '%s is a language, though no centre has it yet and ICU has no name for it',
  (tag) => expect(() => check(tag)).not.toThrow(),
)

test.each(['zh-Hant', 'yue', 'es-419', 'sr-Latn-RS', 'de-CH-1996', 'ca-valencia'])(
  '%s says which form of a language',
  (tag) => expect(() => check(tag)).not.toThrow(),
)

test.each(['zz', 'qqq', 'en-Qqqq', 'en-QQ', 'en-nonsense'])('%s names nothing', (tag) => {
  expect(() => check('sfs', tag)).toThrow(
    expect.objectContaining({
      details: [expect.objectContaining({ message: expect.stringContaining(`no code ${tag};`) })],
    }),
  )
})
