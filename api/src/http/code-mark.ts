import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/**
 * A short mark of the code that makes the answers. It is part of every ETag, so that what a
 * changed server says is not taken for an unchanged answer, and it is the same in every process that runs the same code.
 */
export function readCodeMark(): string {
  const hash = createHash('sha256')
  for (const path of globSync('{api,db}/**/*.ts', { cwd: root, exclude: ['**/node_modules/**'] }).sort()) {
    hash.update(path).update(readFileSync(root + path))
  }
  return hash.digest('hex').slice(0, 8)
}
