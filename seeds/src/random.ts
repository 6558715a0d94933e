/** A fair draw that is the same for the same seed on every machine: mulberry32. */
export type Random = {
  /** From 0 up to, not including, 1. */
  next: () => number
  isTrue: (probability: number) => boolean
  /** A whole number, both ends included. */
  integer: (least: number, most: number) => number
  oneOf: <T>(list: readonly T[]) => T
  /** As many as asked for, each at most once. */
  someOf: <T>(list: readonly T[], count: number) => T[]
  weighted: <T>(choice: Weighted<T>) => T
}

export type Weighted<T> = { values: readonly T[]; sums: Float64Array }

export function weightedBy<T>(values: readonly T[], weightOf: (value: T) => number): Weighted<T> {
  const sums = new Float64Array(values.length)
  let sum = 0
  for (const [index, value] of values.entries()) {
    sum += weightOf(value)
    sums[index] = sum
  }
  return { values, sums }
}

export function weights<T extends string>(table: Record<T, number>): Weighted<T> {
  return weightedBy(Object.keys(table) as T[], (key) => table[key])
}

/** The first place whose sum exceeds the target. */
function placeOf(sums: Float64Array, target: number): number {
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] as number) > target) high = middle
    else low = middle + 1
  }
  return low
}

function mulberry32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Each number of a series has draws of its own, so that a series can be cut anywhere. */
export function randomFor(seed: number, index: number): Random {
  const next = mulberry32(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b))
  const integer = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  const oneOf = <T>(list: readonly T[]) => list[integer(0, list.length - 1)] as T
  return {
    next,
    integer,
    oneOf,
    isTrue: (probability) => next() < probability,
    someOf: (list, count) => {
      const left = [...list]
      return Array.from({ length: Math.min(count, list.length) }, () =>
        left.splice(integer(0, left.length - 1), 1),
      ).flat()
    },
    weighted: ({ values, sums }) => values[placeOf(sums, next() * (sums.at(-1) ?? 0))] as (typeof values)[number],
  }
}
