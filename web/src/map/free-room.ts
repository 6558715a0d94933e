export type Box = { left: number; top: number; right: number; bottom: number }

const gap = 8

/** The least way by which a box comes into the frame and out from under all that covers it; none if there is no room. */
export function leastShift(box: Box, frame: Box, covers: readonly Box[]): readonly [x: number, y: number] | undefined {
  const acrossTo = [frame.left + gap - box.left, frame.right - gap - box.right]
  const downTo = [frame.top + gap - box.top, frame.bottom - gap - box.bottom]
  for (const cover of covers) {
    acrossTo.push(cover.left - gap - box.right, cover.right + gap - box.left)
    downTo.push(cover.top - gap - box.bottom, cover.bottom + gap - box.top)
  }
  const shifts = [0, ...acrossTo].flatMap((x) => [0, ...downTo].map((y) => [x, y] as const))
  const free = shifts.filter(([x, y]) => {
    const [left, right, top, bottom] = [box.left + x, box.right + x, box.top + y, box.bottom + y]
    if (left < frame.left || right > frame.right || top < frame.top || bottom > frame.bottom) return false
    return !covers.some((one) => left < one.right && right > one.left && top < one.bottom && bottom > one.top)
  })
  return free.sort((one, other) => Math.hypot(...one) - Math.hypot(...other))[0]
}
