import { CentreFilters, CentreSearch, queryString, unpackPoints } from '@centres/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const problemsOf = (query: object) =>
  CentreSearch.safeParse(query).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []

test('a repeated key and a single one are both a list', () => {
  expect(CentreFilters.parse({ kind: 'writing-lab', country: ['za', 'NA'] })).toEqual({
    kind: ['writing-lab'],
    country: ['ZA', 'NA'],
  })
})

test('a box is west, south, east, north and may cross the antimeridian', () => {
  expect(CentreFilters.parse({ bbox: '170,-30,-170,0' }).bbox).toEqual([170, -30, -170, 0])
})

test.each([
  ['bbox', '1,2,3'],
  ['bbox', '1,2,3,4,5'],
  ['bbox', '0,10,10,0'],
  ['bbox', '-181,0,0,0'],
  ['bbox', '0,-91,0,0'],
  ['bbox', 'a,b,c,d'],
  ['bbox', '1e1,0,20,10'],
  ['bbox', ''],
  ['near', '1'],
  ['near', '0,91'],
  ['near', 'NaN,0'],
  ['near', 'Infinity,0'],
  ['limit', '0'],
  ['limit', '101'],
  ['limit', '1.5'],
  ['limit', '0x10'],
  ['limit', '1e1'],
  ['limit', ''],
  ['country', 'ZAF'],
  ['region', '2'],
  ['language', 'english language'],
  ['id', 'wca-rny3s5'],
  ['id', 'wca-rny3s5g'],
  ['id', ''],
  ['kind', 'Writing Centre'],
  ['q', '   '],
  ['q', 'a\u0000b'],
  ['q', '\ud800'],
  ['sort', 'best'],
  ['confirmedSince', '2026-13-01'],
  ['confirmedSince', 'yesterday'],
])('%s refuses %j and says what it accepts', (name, value) => {
  const found = problemsOf({ [name]: value })
  expect(found).toHaveLength(1)
  expect(found[0]).toMatch(new RegExp(`^${name}.*: (must|distance|has a wrong check)`))
})

test('what belongs together is asked for together', () => {
  expect(problemsOf({ radiusKm: '5' })).toEqual(['radiusKm: needs near, the point from which the distance is measured'])
  expect(problemsOf({ sort: 'distance' })[0]).toContain('needs near')
  expect(problemsOf({ sort: 'relevance' })[0]).toContain('needs q')
})

test('a query in its wire form is read back as it was', () => {
  const code = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8})?$/)
  // From whole degrees down to the smallest that the wire form has; there is no -0 on the wire.
  const degrees = (most: number) =>
    fc
      .tuple(fc.integer({ min: -most, max: most }), fc.integer({ min: 0, max: 15 }))
      .map(([whole, decimals]) => Number(`${whole}e-${decimals}`) + 0)
  const [longitude, latitude] = [degrees(180), degrees(90)]
  const near = fc.tuple(longitude, latitude)
  const radiusKm = fc
    .tuple(fc.integer({ min: 1, max: 20_100 }), fc.integer({ min: 0, max: 9 }))
    .map(([whole, decimals]) => Number(`${whole}e-${decimals}`))
  const place = fc.oneof(fc.record({ near }), fc.record({ near, radiusKm }), fc.constant({}))
  const others = fc.record(
    {
      kind: fc.uniqueArray(code, { minLength: 1, maxLength: 5 }).map((codes) => codes.sort()),
      bbox: fc
        .tuple(longitude, latitude, longitude, latitude)
        .map(([w, a, e, b]) => [w, Math.min(a, b), e, Math.max(a, b)]),
    },
    { requiredKeys: [] },
  )
  const filters = fc.tuple(others, place).map(([one, other]) => ({ ...one, ...other }))
  fc.assert(
    fc.property(filters, (query) => {
      const params = new URLSearchParams(queryString(query))
      const wire = Object.fromEntries([...new Set(params.keys())].map((key) => [key, params.getAll(key)]))
      const single = Object.fromEntries(
        Object.entries(wire).map(([key, values]) => [key, values.length === 1 ? values[0] : values]),
      )
      expect(CentreFilters.parse(single)).toEqual(query)
    }),
  )
})

test('equal filters have equal addresses, whatever their order', () => {
  expect(queryString({ kind: ['b', 'a'], country: ['ZA'] })).toBe(queryString({ country: ['ZA'], kind: ['a', 'b'] }))
})

test('no text that a person may type breaks the search field', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 250 }), (q) => {
      const read = CentreFilters.safeParse({ q })
      return read.success ? (read.data.q?.length ?? 0) > 0 : read.error.issues.every(({ path }) => path[0] === 'q')
    }),
  )
})

test('points are unpacked into ids and degrees', () => {
  const points = unpackPoints({
    total: 3,
    count: 2,
    scale: 10_000,
    bodies: '4r04g0000000',
    longitudes: [188_700, -10],
    latitudes: [-339_300, 20],
  })
  expect(points).toEqual({
    ids: ['wca-4r04g0n', 'wca-0000000'],
    longitudes: [18.87, 18.869],
    latitudes: [-33.93, -33.928],
  })
})
