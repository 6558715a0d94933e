import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartupProblem } from '@centres/db'

const root = join(import.meta.dirname, '../..')
const web = join(root, 'web')
const stamp = join(web, 'dist/.sources')

const sources = ['web/**', 'api/contract/src/**', 'pnpm-lock.yaml', 'tsconfig.base.json']
/** Made by the build itself, or not ours. */
const made = ['web/dist/**', 'web/node_modules/**', 'web/public/basemap/**', 'web/fonts/dist/**']

function hashOfSources(): string {
  const hash = createHash('sha256')
  for (const path of globSync(sources, { cwd: root, exclude: made }).sort()) {
    const file = join(root, path)
    if (statSync(file).isFile()) hash.update(`${path}\n`).update(readFileSync(file))
  }
  return hash.digest('hex')
}

/** Builds the client unless it stands as its sources are now. */
export async function buildClient(signal: AbortSignal, onProgress: (text: string) => void): Promise<void> {
  const hash = hashOfSources()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  onProgress('Building the client')
  const vite = join(web, 'node_modules/vite/bin/vite.js')
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: web,
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text))
  const code = await new Promise((resolve) => child.on('error', resolve).on('exit', resolve))
  if (code !== 0) throw new StartupProblem(`The client could not be built.\n${said.trim()}`)
  writeFileSync(stamp, hash)
}
