import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'

export type Zipped = { name: string } & ({ path: string } | { text: string })

const mode = 0o100644

/** Zips files one after the other, so that memory holds a piece of one. The same files give the same bytes. */
export async function zipFiles(path: string, files: readonly Zipped[], at: string): Promise<void> {
  const zip = new ZipFile()
  const options = { mtime: new Date(at), mode }
  for (const file of files) {
    if ('path' in file) zip.addFile(file.path, file.name, options)
    else zip.addBuffer(Buffer.from(file.text), file.name, options)
  }
  zip.end()
  // What cannot be read is told by the archive itself, not by its stream.
  const failed = new Promise<never>((_, reject) => zip.on('error', reject))
  await Promise.race([pipeline(zip.outputStream, createWriteStream(path, { flags: 'wx' })), failed])
}
