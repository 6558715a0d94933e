import { expect, test } from 'vitest'
import { inReadingOrder, keepApart, nearestName } from '../../web/src/map/in-view.ts'
import { circleAround } from '../../web/src/map/points.ts'
import { globeZoom, zoomAround } from '../../web/src/map/view.ts'

test('marks are gone through from the top down and from west to east', () => {
  const marks = [
    { x: 400, y: 300 },
    { x: 300, y: 20 },
    { x: 10, y: 40 },
    { x: 20, y: 310 },
  ]
  expect(inReadingOrder(marks).map(({ x }) => x)).toEqual([10, 300, 20, 400])
})

test('of two marks on top of each other the fuller is kept', () => {
  const marks = [
    { x: 10, y: 10, count: 1 },
    { x: 15, y: 10, count: 7 },
    { x: 80, y: 10, count: 2 },
  ]
  expect(keepApart(marks).map(({ count }) => count)).toEqual([7, 2])
})

test('a mark is called after the nearest name, unless all are far', () => {
  const names = [
    { x: 0, y: 0, name: 'Suva' },
    { x: 50, y: 0, name: 'Nadi' },
  ]
  expect(nearestName(names, 40, 0)).toBe('Nadi')
  expect(nearestName(names, 900, 0)).toBeUndefined()
})

test('a coarse place is a ring as wide in metres in the north as at the equator', () => {
  const span = (latitude: number) => {
    const ring = circleAround([10, latitude], 20_000).geometry.coordinates[0] ?? []
    const longitudes = ring.map(([longitude = 0]) => longitude)
    return (Math.max(...longitudes) - Math.min(...longitudes)) * Math.cos((latitude * Math.PI) / 180)
  }
  expect(span(60)).toBeCloseTo(span(0), 6)
})

test('a coarser place is seen from further away, and never from beyond the globe', () => {
  expect(zoomAround(0, 200_000, 400, 300)).toBeLessThan(zoomAround(0, 20_000, 400, 300))
  expect(zoomAround(0, 50_000_000, 400, 300)).toBe(globeZoom(400, 300))
})
