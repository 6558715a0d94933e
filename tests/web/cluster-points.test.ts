import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Bounds } from '../../web/src/map/bounds.ts'
import { clusterPoints, membersOf, partingZoom, projectPoints } from '../../web/src/map/cluster.ts'

const everywhere: Bounds = [-180, -90, 180, 90]

function projected(...positions: [longitude: number, latitude: number][]) {
  return projectPoints({
    ids: positions.map((_, at) => `wca-${at}`),
    longitudes: positions.map(([longitude]) => longitude),
    latitudes: positions.map(([, latitude]) => latitude),
  })
}

const beirut: [number, number] = [35.48, 33.9]
const byblos: [number, number] = [35.65, 34.12]
const lima: [number, number] = [-77.04, -12.05]

test('neighbours are one ring from afar and two dots from near', () => {
  const points = projected(beirut, byblos, lima)
  const counts = (zoom: number) => clusterPoints(points, zoom, everywhere).list.map(({ count }) => count)
  expect(counts(2)).toEqual([2, 1])
  expect(counts(10)).toEqual([1, 1, 1])
})

test('a point alone stays exactly where it is', () => {
  const { list } = clusterPoints(projected(lima), 3, everywhere)
  expect(list).toHaveLength(1)
  expect(list[0]?.longitude).toBeCloseTo(lima[0], 9)
  expect(list[0]?.latitude).toBeCloseTo(lima[1], 9)
})

test('a ring knows its members', () => {
  const clusters = clusterPoints(projected(lima, beirut, byblos), 2, everywhere)
  const ring = clusters.list.findIndex(({ count }) => count === 2)
  expect(membersOf(clusters, ring)).toEqual([1, 2])
})

test('a view across the antimeridian shows both sides of it', () => {
  const points = projected([178.44, -18.14], [-171.76, -13.83], lima)
  const { list } = clusterPoints(points, 6, [170, -30, 195, 0])
  expect(list.map(({ longitude }) => Math.round(longitude)).sort()).toEqual([-172, 178])
})

test('points on one spot never part, points on one campus do', () => {
  const campus: [number, number] = [beirut[0] + 0.001, beirut[1]]
  expect(partingZoom(projected(beirut, beirut), [0, 1], 17)).toBeUndefined()
  expect(partingZoom(projected(beirut, campus), [0, 1], 17)).toBeLessThanOrEqual(17)
})

test('the zoom that parts a ring shows more than one mark', () => {
  const points = projected(beirut, byblos)
  const zoom = partingZoom(points, [0, 1], 17) ?? 0
  expect(clusterPoints(points, zoom, everywhere).list.length).toBeGreaterThan(1)
})

test('at every zoom each point is counted once', () => {
  const position = fc.tuple(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.double({ min: -85, max: 85, noNaN: true }),
  )
  fc.assert(
    fc.property(fc.array(position, { maxLength: 200 }), fc.integer({ min: 0, max: 17 }), (positions, zoom) => {
      const { list, ofPoint } = clusterPoints(projected(...positions), zoom, everywhere)
      expect(list.reduce((sum, { count }) => sum + count, 0)).toBe(positions.length)
      for (const [at, { count }] of list.entries()) expect(ofPoint.filter((one) => one === at)).toHaveLength(count)
    }),
  )
})
