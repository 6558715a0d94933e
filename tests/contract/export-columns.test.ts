import { exportColumns, facetNames } from '@centres/contract'
import { expect, test } from 'vitest'

const names = exportColumns.map(({ name }) => name)

test('a column has one name, in camel case', () => {
  expect(new Set(names).size).toBe(names.length)
  expect(names.filter((name) => !/^[a-z][a-zA-Z]*$/.test(name))).toEqual([])
})

test('every filter that takes codes is a column of the same name', () => {
  expect(facetNames.filter((facet) => !(names as string[]).includes(facet))).toEqual([])
})

test('no column can hold the private mailbox', () => {
  expect(names.filter((name) => /mailbox|address|email/i.test(name))).toEqual(['address', 'publicEmail'])
})

test('every pattern is a regular expression that no empty text fits', () => {
  const patterns = exportColumns.flatMap((column) => ('pattern' in column ? [column.pattern] : []))
  expect(patterns.length).toBeGreaterThan(5)
  for (const pattern of patterns) expect('').not.toMatch(new RegExp(pattern))
})
