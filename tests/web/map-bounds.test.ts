import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Bounds, boundsAround, isWithin, normaliseBounds, unwrapBounds } from '../../web/src/map/bounds.ts'

describe('a box on the map', () => {
  test('comes back to the world it was turned out of', () => {
    expect(normaliseBounds([350, -10, 380, 10])).toEqual([-10, -10, 20, 10])
    expect(normaliseBounds([170, -30, 190, 0])).toEqual([170, -30, -170, 0])
    expect(normaliseBounds([-182, -10, -180, 10])).toEqual([178, -10, 180, 10])
  })

  test('is the whole world once it is as wide', () => {
    expect(normaliseBounds([-250, -95, 250, 95])).toEqual([-180, -90, 180, 90])
  })

  test('has its east east of its west for the map', () => {
    expect(unwrapBounds([170, -30, -170, 0])).toEqual([170, -30, 190, 0])
    expect(unwrapBounds([-10, 35, 30, 60])).toEqual([-10, 35, 30, 60])
  })

  test('across the antimeridian holds both sides and not the rest', () => {
    const box: Bounds = [170, -30, -170, 0]
    expect([178.44, -171.76, 0].map((longitude) => isWithin([longitude, -15], box))).toEqual([true, true, false])
  })

  test('is the same after any number of turns round the world', () => {
    const turned = fc.record({
      west: fc.integer({ min: -179, max: 179 }),
      width: fc.integer({ min: 1, max: 350 }),
      turns: fc.integer({ min: -3, max: 3 }),
    })
    fc.assert(
      fc.property(turned, ({ west, width, turns }) => {
        const once = normaliseBounds([west, -10, west + width, 10])
        const again = normaliseBounds([west + 360 * turns, -10, west + width + 360 * turns, 10])
        expect(again).toEqual(once)
      }),
    )
  })
})

describe('the box round some points', () => {
  test('crosses the antimeridian where that is shorter', () => {
    expect(boundsAround([178.44, -171.76], [-18.14, -13.83])).toEqual([178.44, -18.14, -171.76, -13.83])
  })

  test('does not where it is not', () => {
    expect(boundsAround([-77, 28, 116], [-12, -26, 40])).toEqual([-77, -26, 116, 40])
  })

  test('of nothing is nothing', () => {
    expect(boundsAround([], [])).toBeUndefined()
  })

  test('holds every one of them', () => {
    const position = fc.tuple(
      fc.double({ min: -179.9, max: 180, noNaN: true }),
      fc.double({ min: -85, max: 85, noNaN: true }),
    )
    fc.assert(
      fc.property(fc.array(position, { minLength: 1, maxLength: 30 }), (positions) => {
        const box = boundsAround(
          positions.map(([longitude]) => longitude),
          positions.map(([, latitude]) => latitude),
        )
        for (const [longitude, latitude] of positions) expect(box && isWithin([longitude, latitude], box)).toBe(true)
      }),
    )
  })
})
