import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { onTestFinished } from 'vitest'
import yauzl from 'yauzl'

/** The files of an archive in a folder of their own, gone when the test is. */
export async function unzip(archive: Buffer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'centres-unzipped-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const zip = await yauzl.fromBufferPromise(archive)
  for await (const entry of zip.eachEntry()) {
    const path = join(folder, entry.fileName)
    await mkdir(dirname(path), { recursive: true })
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(path))
  }
  return folder
}
