import { areaCodes, readAreas, readPolygons, regionCodes, regionsOf } from '@centres/seeds'
import { expect, test } from 'vitest'

test('every country and area of ISO 3166-1 is there, and Kosovo', () => {
  const codes = areaCodes()
  expect(codes).toHaveLength(250)
  expect(codes).toEqual(expect.arrayContaining(['AQ', 'HK', 'PS', 'TW', 'UM', 'XK', 'ZA']))
  expect(codes).not.toEqual(expect.arrayContaining(['EU']))
})

test('regions go from the widest to the narrowest, the intermediate ones between', () => {
  expect(regionsOf('ZA')).toEqual(['002', '202', '018'])
  expect(regionsOf('BR')).toEqual(['019', '419', '005'])
  expect(regionsOf('AQ')).toEqual([])
})

test('no political grouping is a region', () => {
  expect(regionCodes()).not.toEqual(expect.arrayContaining(['EU']))
  expect(regionCodes().every((code) => /^\d{3}$/.test(code))).toBe(true)
  expect(regionCodes()).not.toContain('001')
})

test('what Natural Earth draws without a code is named', () => {
  const drawn = readPolygons()
  expect(drawn.skipped).toContain('Siachen Glacier')
  const kosovo = readAreas(drawn).find(({ code }) => code === 'XK')
  expect(kosovo).toMatchObject({ alpha3: null, numeric: null, regions: ['150', '039'] })
  expect(kosovo?.polygon).toContain('MultiPolygon')
})
