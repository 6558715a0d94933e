import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** A file of a package by its name, or one of ours by its address. */
export function readFile(file: string | URL): Buffer {
  return readFileSync(typeof file === 'string' ? require.resolve(file) : file)
}
