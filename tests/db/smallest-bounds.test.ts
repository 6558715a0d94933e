import { type Bounds, middleOf, smallestBounds } from '@centres/db'
import fc from 'fast-check'
import { expect, test } from 'vitest'

test('one box is its own bounds', () => {
  expect(smallestBounds([[10, -5, 20, 5]])).toEqual([10, -5, 20, 5])
})

test('boxes on both sides of the antimeridian meet there', () => {
  const boxes: Bounds[] = [
    [177, -20, 180, -16],
    [-180, -19, -178, -15],
  ]
  expect(smallestBounds(boxes)).toEqual([177, -20, -178, -15])
  expect(middleOf([177, -20, -179, -16])).toEqual({ longitude: 179, latitude: -18 })
})

test('boxes that cross the antimeridian are joined with others', () => {
  const boxes: Bounds[] = [
    [166, -47, -176, -34],
    [140, -10, 150, 0],
  ]
  expect(smallestBounds(boxes)).toEqual([140, -47, -176, 0])
})

test('no boxes have no bounds', () => {
  expect(smallestBounds([])).toBeUndefined()
})

const degrees = (most: number) => fc.integer({ min: -most, max: most })
const box = fc
  .tuple(degrees(180), degrees(90), degrees(180), degrees(90))
  .map(([west, one, east, other]): Bounds => [west, Math.min(one, other), east, Math.max(one, other)])

const holds = ([west, south, east, north]: Bounds, longitude: number, latitude: number) =>
  latitude >= south &&
  latitude <= north &&
  (west <= east ? longitude >= west && longitude <= east : longitude >= west || longitude <= east)

test('bounds hold every corner of every box', () => {
  fc.assert(
    fc.property(fc.array(box, { minLength: 1, maxLength: 6 }), (boxes) => {
      const bounds = smallestBounds(boxes) ?? expect.fail('no bounds')
      for (const [west, south, east, north] of boxes) {
        expect(holds(bounds, west, south)).toBe(true)
        expect(holds(bounds, east, north)).toBe(true)
      }
    }),
  )
})
