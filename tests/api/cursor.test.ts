import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCursor, setOf, writeCursor } from '../../api/src/centres/cursor.ts'

const id = fc.stringMatching(/^wca-[0-9a-hjkmnp-tv-z]{7}$/)
const integer = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String)
const instant = fc.option(
  fc.date({ min: new Date(0), max: new Date('9999-01-01'), noInvalidDate: true }).map((date) => date.toISOString()),
)
const name = fc.string({ maxLength: 200 })
const metres = fc.option(fc.double({ min: 0, max: 2.1e7, noNaN: true }).map((value) => String(value === 0 ? 0 : value)))
const set = setOf({ kind: ['writing-lab'] })
const day = fc.integer({ min: 0, max: 1_000_000 })

test.each([
  ['fair', fc.tuple(instant, integer, id)],
  ['relevance', fc.tuple(integer, integer, id)],
  ['name', fc.tuple(name, id)],
  ['confirmed', fc.tuple(instant, id)],
  ['distance', fc.tuple(metres, id)],
] as const)('a cursor of the order %s is read back as it was written', (sort, keys) => {
  fc.assert(
    fc.property(keys as fc.Arbitrary<[string | null, ...string[]]>, day, (key, on) => {
      expect(readCursor(writeCursor(sort, on, set, key), sort, set)).toEqual({ day: on, key })
    }),
  )
})

test('a cursor of another order is refused by name', () => {
  const cursor = writeCursor('name', 1, set, ['a', 'wca-0000000'])
  expect(() => readCursor(cursor, 'fair', set)).toThrow('belongs to the order name')
})

test('a cursor of other filters is refused by name', () => {
  const cursor = writeCursor('name', 1, set, ['a', 'wca-0000000'])
  const others = [{}, { kind: ['writing-centre'] }, { kind: ['writing-lab'], q: 'graz' }, { service: ['writing-lab'] }]
  for (const other of others)
    expect(() => readCursor(cursor, 'name', setOf(other))).toThrow('cursor belongs to other filters')
})

test('the order in which codes are named makes no other set', () => {
  expect(setOf({ kind: ['a', 'b'], country: ['ZA'] })).toBe(setOf({ country: ['ZA'], kind: ['b', 'a'] }))
})

test('whatever is no cursor is refused and never believed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(() => readCursor(text, 'name', set)).toThrow('cursor')
    }),
  )
  const forged = Buffer.from(JSON.stringify({ sort: 'fair', day: 1, set, key: ["now()'; drop", '1', 'wca-0000000'] }))
  expect(() => readCursor(forged.toString('base64url'), 'fair', set)).toThrow('must be a nextCursor')
})
