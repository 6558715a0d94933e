import { createHash } from 'node:crypto'
import { readFile } from './package-file.ts'

/** Changes when a file changes, or anything of what is said besides. */
export function hashFiles(files: (string | URL)[], besides: string[] = []): string {
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFile(file))
  for (const text of besides) hash.update(`\n${text}`)
  return hash.digest('hex')
}

export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
