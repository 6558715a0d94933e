/** A set of slots: bit n of word n/32 says whether slot n is in it. */
export type Bits = Uint32Array<ArrayBuffer>

export const bitsFor = (slots: number): Bits => new Uint32Array(Math.ceil(slots / 32))

export function grown(bits: Bits, slots: number): Bits {
  const words = Math.ceil(slots / 32)
  if (bits.length >= words) return bits
  const larger = new Uint32Array(words)
  larger.set(bits)
  return larger
}

export function setBit(bits: Bits, slot: number): void {
  bits[slot >>> 5] = (bits[slot >>> 5] ?? 0) | (1 << (slot & 31))
}

export function clearBit(bits: Bits, slot: number): void {
  bits[slot >>> 5] = (bits[slot >>> 5] ?? 0) & ~(1 << (slot & 31))
}

export const hasBit = (bits: Bits, slot: number) => (((bits[slot >>> 5] ?? 0) >>> (slot & 31)) & 1) === 1

export function keepCommon(bits: Bits, other: Bits): void {
  for (let word = 0; word < bits.length; word++) bits[word] = (bits[word] ?? 0) & (other[word] ?? 0)
}

export function addAll(bits: Bits, other: Bits): void {
  for (let word = 0; word < other.length; word++) bits[word] = (bits[word] ?? 0) | (other[word] ?? 0)
}

/** Hamming weight of a word: pairs, nibbles and bytes are summed side by side. */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return (((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

export function countBits(bits: Bits): number {
  let count = 0
  for (const word of bits) count += ones(word)
  return count
}

export function countCommon(bits: Bits, other: Bits): number {
  const words = Math.min(bits.length, other.length)
  let count = 0
  for (let word = 0; word < words; word++) {
    const common = (bits[word] ?? 0) & (other[word] ?? 0)
    if (common !== 0) count += ones(common)
  }
  return count
}

/** Takes out the slots for which something does not hold. */
export function keepWhere(bits: Bits, holds: (slot: number) => boolean): void {
  for (let word = 0; word < bits.length; word++) {
    let kept = bits[word] as number
    for (let rest = kept; rest !== 0; rest &= rest - 1) {
      const bit = 31 - Math.clz32(rest & -rest)
      if (!holds(word * 32 + bit)) kept ^= 1 << bit
    }
    bits[word] = kept
  }
}
