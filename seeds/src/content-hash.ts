import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** A file of a package by its name, or one of ours by its address. */
const pathOf = (file: string | URL) => (typeof file === 'string' ? require.resolve(file) : file)

/** Changes when a file changes, or anything of what is said besides. */
export function hashFiles(files: (string | URL)[], besides: string[] = []): string {
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(pathOf(file)))
  for (const text of besides) hash.update(`\n${text}`)
  return hash.digest('hex')
}

export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
