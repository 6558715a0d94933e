import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

const folderIn = (dataDir: string) => join(dataDir, 'outbox')

const isLetter = (name: string) => /^\d{4}-[\dTZ.-]+_[\w-]+\.eml$/.test(name)

/** Names of the letters, newest first: each begins with its instant. */
export async function listOutbox(dataDir: string): Promise<string[]> {
  const names = await readdir(folderIn(dataDir)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return names.filter(isLetter).sort().reverse()
}

/** Undefined where there is no such letter. */
export async function readOutbox(dataDir: string, name: string): Promise<Buffer | undefined> {
  if (!(await listOutbox(dataDir)).includes(name)) return undefined
  return readFile(join(folderIn(dataDir), name))
}

/** Keeps a letter once, however often it is tried; whoever reads the folder sees it whole or not at all. */
export async function keepInOutbox(
  dataDir: string,
  { id, at, content }: { id: string; at: Date; content: Buffer | Readable },
): Promise<void> {
  const folder = folderIn(dataDir)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const end = `_${id}.eml`
  if ((await listOutbox(dataDir)).some((name) => name.endsWith(end))) return
  const draft = join(folder, `${id}.draft`)
  await writeFile(draft, content, { mode: 0o600, flush: true })
  // Colons are no part of a file's name everywhere.
  await rename(draft, join(folder, `${at.toISOString().replaceAll(':', '-')}${end}`))
}
