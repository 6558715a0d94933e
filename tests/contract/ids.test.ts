import { CentreId, centreIdOf, newCentreId } from '@centres/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const character = fc.constantFrom(...alphabet)
const id = fc.array(character, { minLength: 6, maxLength: 6 }).map((body) => centreIdOf(body.join('')))

const messages = (text: string) => CentreId.safeParse(text).error?.issues.map(({ message }) => message) ?? []

test('every id that is made is an id', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 4, maxLength: 4 }),
      (random) => CentreId.safeParse(newCentreId(random)).success,
    ),
  )
})

test('a single wrong character is always found', () => {
  fc.assert(
    fc.property(id, fc.integer({ min: 4, max: 10 }), character, (right, at, other) => {
      fc.pre(right[at] !== other)
      const wrong = right.slice(0, at) + other + right.slice(at + 1)
      expect(messages(wrong).join()).toContain('wrong check character')
    }),
  )
})

test('two characters that changed places are always found', () => {
  const place = fc.integer({ min: 4, max: 10 })
  fc.assert(
    fc.property(id, place, place, (right, one, other) => {
      const characters = [...right]
      fc.pre(characters[one] !== characters[other])
      ;[characters[one], characters[other]] = [characters[other] ?? '', characters[one] ?? '']
      expect(messages(characters.join('')).join()).toContain('wrong check character')
    }),
  )
})

test('an id is read in any case, with o for 0 and i or l for 1', () => {
  expect(CentreId.parse('WCA-4R04G0N')).toBe('wca-4r04g0n')
  expect(CentreId.parse('wca-4rO4gon')).toBe('wca-4r04g0n')
})

test('what is no id is refused with the form that is accepted', () => {
  for (const text of ['', 'wca-', 'wca-00000', 'wca-00000000', 'xyz-0000000', 'wca-000000u', '0000000']) {
    expect(messages(text).join()).toContain('must be wca- and 7 characters')
  }
})
