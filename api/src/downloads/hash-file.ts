import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'

/** The SHA-256 of a file in hexadecimal digits, and its size. */
export async function hashFile(path: string, signal: AbortSignal): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256')
  const file = createReadStream(path)
  await pipeline(file, hash, { signal })
  return { sha256: hash.digest('hex'), bytes: file.bytesRead }
}
