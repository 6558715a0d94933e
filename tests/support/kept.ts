import { createHash } from 'node:crypto'
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const shelf = join(root, 'node_modules/.cache/test-databases')
const hour = 3_600_000

function hashOf(sources: string[]): string {
  const hash = createHash('sha256')
  for (const path of globSync(sources, { cwd: root }).sort()) {
    const file = join(root, path)
    if (statSync(file).isFile()) hash.update(`${path}\n`).update(readFileSync(file))
  }
  return hash.digest('hex').slice(0, 16)
}

/** A folder that one run made and the next may copy, as long as none of the files that it was made from has changed. */
export function kept(
  name: string,
  sources: string[],
): { folder: string; found: boolean; keep: (made: string) => void } {
  const folder = join(shelf, `${name}-${hashOf(sources)}`)
  const keep = (made: string) => {
    mkdirSync(shelf, { recursive: true })
    for (const old of globSync(`${name}-*`, { cwd: shelf })) {
      // Another run may be copying a younger one.
      if (Date.now() - statSync(join(shelf, old)).mtimeMs > hour)
        rmSync(join(shelf, old), { recursive: true, force: true })
    }
    // The run's folder may be on another disk; the rename makes the copy appear whole or not at all.
    const draft = `${folder}.${process.pid}`
    cpSync(made, draft, { recursive: true })
    if (existsSync(folder)) rmSync(draft, { recursive: true })
    else renameSync(draft, folder)
  }
  return { folder, found: existsSync(folder), keep }
}
