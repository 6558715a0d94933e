/** Crockford's base 32, in lower case: no i, l, o or u. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const bodyLength = 6

/** What an id names: each kind of thing has its own prefix. */
export type IdPrefix = 'wca-' | 'set-'
export const centreIdPrefix = 'wca-'
export const setIdPrefix = 'set-'

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

/** Reads an id as people write it: any case, o for 0, i and l for 1. */
export function canonicalId(prefix: IdPrefix, text: string): string {
  const lower = text.toLowerCase()
  if (!lower.startsWith(prefix)) return lower
  return prefix + lower.slice(prefix.length).replaceAll('o', '0').replace(/[il]/g, '1')
}

const canonicalCentreId = new RegExp(`^${centreIdPrefix}[${alphabet}]{${bodyLength + 1}}$`)

/** Whether this could be the canonical id of a centre; whether it is, only the database knows. */
export const isCentreId = (text: string): boolean => canonicalCentreId.test(text) && hasRightCheckCharacter(text)

/** Whether the last character of an id is the check character of the six before it. */
export function hasRightCheckCharacter(id: string): boolean {
  return checkCharacter(id.slice(-bodyLength - 1, -1)) === id.at(-1)
}

/** The permanent id that belongs to six base-32 characters, its body. */
const idOf = (prefix: IdPrefix, body: string) => prefix + body + checkCharacter(body)

export const centreIdOf = (body: string): string => idOf(centreIdPrefix, body)

/** A permanent id from 30 random bits, given as four random bytes. Whether it is taken, only the database knows. */
export function newId(prefix: IdPrefix, random: Uint8Array): string {
  let bits = 0n
  for (const byte of random.subarray(0, 4)) bits = (bits << 8n) | BigInt(byte)
  let body = ''
  for (let position = 0; position < bodyLength; position++) {
    body += alphabet.charAt(Number(bits & 31n))
    bits >>= 5n
  }
  return idOf(prefix, body)
}

export const newCentreId = (random: Uint8Array): string => newId(centreIdPrefix, random)
