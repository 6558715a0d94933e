/** Crockford's base 32, in lower case: no i, l, o or u. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
export const centreIdPrefix = 'wca-'

/** Doubles in GF(32) with the polynomial x⁵ + x² + 1. */
const double = (value: number) => ((value << 1) ^ (value & 16 ? 0b100101 : 0)) & 31

/**
 * The check character of six base-32 characters: a Horner sum over GF(32).
 * It finds every single wrong character and every exchange of two characters.
 */
export function checkCharacter(body: string): string {
  let sum = 0
  for (const character of body) sum = double(sum ^ alphabet.indexOf(character))
  return alphabet.charAt(sum)
}

/** Whether the last character of an id is the check character of the six before it. */
export function hasRightCheckCharacter(id: string): boolean {
  return checkCharacter(id.slice(centreIdPrefix.length, -1)) === id.at(-1)
}

/** The permanent id that belongs to six base-32 characters, its body. */
export function centreIdOf(body: string): string {
  return centreIdPrefix + body + checkCharacter(body)
}

/** A permanent id from 30 random bits, given as four random bytes. Whether it is taken, only the database knows. */
export function newCentreId(random: Uint8Array): string {
  let bits = 0n
  for (const byte of random.subarray(0, 4)) bits = (bits << 8n) | BigInt(byte)
  let body = ''
  for (let position = 0; position < 6; position++) {
    body += alphabet.charAt(Number(bits & 31n))
    bits >>= 5n
  }
  return centreIdOf(body)
}
