import { createWriteStream } from 'node:fs'
import type { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Writes a stream into a new file. However that ends, the file is closed by then, so that it can be removed for good. */
export async function writeNewFile(
  path: string,
  [source, ...transforms]: [Readable, ...Transform[]],
  signal: AbortSignal,
): Promise<void> {
  const file = createWriteStream(path, { flags: 'wx' })
  try {
    await pipeline([source, ...transforms, file], { signal })
  } finally {
    if (!file.closed) await new Promise<void>((resolve) => file.once('close', resolve))
  }
}
