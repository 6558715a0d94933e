const [query, sync, error, ready] = ['Q', 'S', 'E', 'Z'].map((type) => type.charCodeAt(0))
/** Parse, Bind, Execute, Describe, Close, Flush: between these and Sync, an error voids what follows. */
const extended = new Set(['P', 'B', 'E', 'D', 'C', 'H'].map((type) => type.charCodeAt(0)))

const headerLength = 5

/** A message begins with its type, one byte, and its length without that byte, four bytes. */
function lengthAt(bytes: Buffer, offset: number): number | undefined {
  return bytes.length < offset + headerLength ? undefined : 1 + bytes.readInt32BE(offset + 1)
}

/**
 * What PostgreSQL does after an error in the extended protocol, and PGlite does not: it skips everything up to
 * the Sync and says only then that it is ready. PGlite says so twice, after which a driver takes each answer for
 * that of the question before.
 */
export class ExtendedProtocol {
  #isSkipping = false
  #rest = Buffer.alloc(0)

  /** Whether the database is to see this message at all. */
  admits(message: Uint8Array): boolean {
    const [type = 0] = message
    if (type === sync || type === query) this.#isSkipping = false
    return !(this.#isSkipping && extended.has(type))
  }

  /** What the client is to see of the answer to a message; what is not yet whole is kept for the next piece. */
  answerTo(message: Uint8Array, piece: Uint8Array): Buffer {
    if (!extended.has(message[0] ?? 0)) return Buffer.from(piece)
    const bytes = Buffer.concat([this.#rest, piece])
    const told: Buffer[] = []
    let offset = 0
    for (let length = lengthAt(bytes, 0); length !== undefined && offset + length <= bytes.length; ) {
      const type = bytes[offset]
      if (type === error) this.#isSkipping = true
      if (type !== ready) told.push(bytes.subarray(offset, offset + length))
      offset += length
      length = lengthAt(bytes, offset)
    }
    this.#rest = bytes.subarray(offset)
    return Buffer.concat(told)
  }
}
