import { lineOf, readCentreRows } from '@centres/seeds'
import { expect, test } from 'vitest'
import { aRow, csvOf } from './a-row.ts'

const refused = (cells: Record<string, string>) => readCentreRows(csvOf(aRow(cells))).refusals.map(lineOf)

test('every row of the file is accepted, each with an id of its own', () => {
  const { rows, refusals } = readCentreRows()
  expect(refusals).toEqual([])
  expect(rows).toHaveLength(485)
  expect(new Set(rows.map(({ row }) => row.id)).size).toBe(485)
})

test.each([
  [{ id: 'wca-ac6b6qt' }, 'row 2, column id: has a wrong check character'],
  [{ id: 'ac6b6qs' }, 'row 2, column id: must be wca- and 7 characters'],
  [{ name: '' }, 'row 2, column name: is empty'],
  [{ country_code: 'UK' }, '"UK" is not a country or area; accepted: ISO 3166-1 alpha-2'],
  [{ latitude: '91' }, 'column latitude: "91" is not a coordinate; accepted: decimal degrees from -90 to 90'],
  [{ longitude: '15,45' }, '"15,45" is not a coordinate'],
  [{ longitude: 'NaN' }, '"NaN" is not a coordinate'],
  [{ kind: 'writing-hut' }, '"writing-hut" is not known; accepted: writing-centre'],
  [{ modalities: 'one-to-one;telepathy' }, '"telepathy" is not known; accepted: one-to-one'],
  [{ languages: 'de;xx_YY' }, '"xx_YY" is not a language tag; accepted: BCP 47'],
  [{ website: 'javascript:alert(1)' }, 'column website: "javascript:alert(1)" is not a web address'],
  [{ public_email: 'nobody' }, 'column public_email: is not an e-mail address'],
  [{ founded_year: '19xx' }, 'column founded_year: "19xx" is not a year; accepted: four digits'],
  [{ name_local: 'Schreibzentrum' }, 'name_local and name_local_lang are given together'],
  [{ founder: 'Somebody' }, 'column founder: is not a column of this file'],
])('a row with %o is refused, and told what is accepted', (cells, line) => {
  expect(refused(cells)).toEqual([expect.stringContaining(line)])
})

test('the rest loads where a row is refused', () => {
  const good = aRow({ id: 'wca-5bghyxw', name: 'Good' })
  const { rows, refusals } = readCentreRows(csvOf(aRow({ kind: 'x' }), good))
  expect(rows.map(({ number, row }) => [number, row.name])).toEqual([[3, 'Good']])
  expect(refusals).toHaveLength(1)
})

test('an id that another row has is refused', () => {
  const { rows, refusals } = readCentreRows(csvOf(aRow(), aRow({ name: 'Another' })))
  expect(rows).toHaveLength(1)
  expect(refusals.map(lineOf)).toEqual([
    'writing-centres.csv, row 3, column id: wca-ac6b6qs is the id of row 2; accepted: an id of its own',
  ])
})
