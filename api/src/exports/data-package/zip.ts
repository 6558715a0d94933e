import { createWriteStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'

export type Zipped = { name: string } & ({ path: string } | { text: string })

const mode = 0o100644

/** An archive tells local time, and its bytes must not depend on where it is made: noon is noon everywhere. */
function noonOf(at: string): Date {
  const [year = 1980, month = 1, day = 1] = at.slice(0, 10).split('-').map(Number)
  return new Date(year, month - 1, day, 12)
}

/** Zips files one after the other, so that memory holds a piece of one. The same files give the same bytes. */
export async function zipFiles(path: string, files: readonly Zipped[], at: string): Promise<void> {
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  const options = { mtime: noonOf(at), mode, forceDosTimestamp: true }
  zip.on('error', (error: Error) => output.destroy(error))
  for (const file of files) {
    if ('path' in file) zip.addFile(file.path, file.name, options)
    else zip.addBuffer(Buffer.from(file.text), file.name, options)
  }
  zip.end()
  await pipeline(output, createWriteStream(path, { flags: 'wx' }))
}
