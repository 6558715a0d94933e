import { expect, test } from 'vitest'
import { leastShift } from '../../web/src/map/free-room.ts'

const frame = { left: 0, top: 0, right: 500, bottom: 600 }
const buttons = { left: 440, top: 12, right: 488, bottom: 146 }
const card = { left: 12, top: 400, right: 428, bottom: 568 }
const box = (left: number, top: number) => ({ left, top, right: left + 100, bottom: top + 40 })

test('what lies free stays where it is', () => {
  expect(leastShift(box(200, 200), frame, [buttons, card])).toEqual([0, 0])
})

test('what lies under the buttons goes beside or below them, whichever is nearer', () => {
  expect(leastShift(box(350, 60), frame, [buttons, card])).toEqual([-18, 0])
  expect(leastShift(box(395, 130), frame, [buttons, card])).toEqual([0, 24])
})

test('what lies under the card goes above it', () => {
  expect(leastShift(box(100, 420), frame, [buttons, card])).toEqual([0, -68])
})

test('what the edge cuts off comes in whole', () => {
  expect(leastShift(box(-30, 200), frame, [buttons, card])).toEqual([38, 0])
})

test('where there is no room nothing moves', () => {
  expect(leastShift(box(200, 200), frame, [frame])).toBeUndefined()
})
