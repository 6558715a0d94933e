import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { writeNewFile } from '../../downloads/write-new-file.ts'
import { zipEntry } from '../zip-entry.ts'

export type Zipped = { name: string } & ({ path: string; bytes: number } | { text: string })

/** Zips files one after the other, so that memory holds a piece of one. The same files give the same bytes. */
export async function zipFiles(path: string, files: readonly Zipped[], at: string, signal: AbortSignal): Promise<void> {
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  zip.on('error', (error: Error) => output.destroy(error))
  let reading: Readable | undefined
  for (const file of files) {
    if ('text' in file) {
      zip.addBuffer(Buffer.from(file.text), file.name, zipEntry(at))
      continue
    }
    zip.addReadStreamLazy(file.name, { ...zipEntry(at), size: file.bytes }, (take) => {
      if (output.destroyed) return
      reading = createReadStream(file.path).on('error', (error) => output.destroy(error))
      take(null, reading)
    })
  }
  zip.end()
  try {
    await writeNewFile(path, [output], signal)
  } finally {
    // Where the archive is given up, nothing else ends it.
    reading?.destroy()
  }
}
