/** A fair draw, the same on every run and machine for the same seed: mulberry32. */
export type Draw = {
  /** From 0 up to, not including, 1. */
  next: () => number
  between: (least: number, most: number) => number
  oneOf: <T>(list: readonly T[]) => T
  /** As many as asked for, each at most once. */
  someOf: <T>(list: readonly T[], count: number) => T[]
}

export function drawFrom(seed: number): Draw {
  let state = seed | 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const oneOf = <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T
  const someOf = <T>(list: readonly T[], count: number) => {
    const chosen = new Set<T>()
    while (chosen.size < Math.min(count, list.length)) chosen.add(oneOf(list))
    return [...chosen]
  }
  return { next, between: (least, most) => least + next() * (most - least), oneOf, someOf }
}
