import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const pnpm = 'pnpm@12.21.0'
const packages = ['', 'api', 'api/contract', 'db', 'seeds', 'web', 'tests']

const root = fileURLToPath(new URL('../..', import.meta.url))
const stamp = join(root, 'node_modules/.installed.json')

/** What decides what is installed: an unchanged answer needs no second look. */
function hashOfManifests() {
  const hash = createHash('sha256')
  const manifests = packages.map((name) => join(name, 'package.json'))
  for (const name of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests])
    hash.update(readFileSync(join(root, name)))
  return hash.digest('hex')
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stamp, 'utf8'))
  } catch {
    return {}
  }
}

const isThere = (names) => names.every((name) => existsSync(join(root, name, 'node_modules')))

/**
 * Installs what the lockfile says. Without the tests, the browser that they drive is not downloaded; where the tests
 * are already installed they are kept, since leaving them out would remove them.
 */
export async function install({ withTests }) {
  const hash = hashOfManifests()
  const earlier = readStamp()
  const names = packages.filter((name) => withTests || name !== 'tests')
  if (earlier.hash === hash && (earlier.withTests || !withTests) && isThere(names)) return
  const all = withTests || earlier.withTests === true || existsSync(join(root, 'tests/node_modules'))

  console.log('Installing the packages (a minute or two the first time)…')
  const args = ['--yes', pnpm, 'install', '--frozen-lockfile', '--reporter=append-only', '--loglevel=warn']
  if (!all) args.push('--filter', '!@centres/tests')
  const begun = Date.now()
  const ticking = setInterval(() => {
    console.log(`Still installing (${Math.round((Date.now() - begun) / 1000)} seconds)…`)
  }, 10_000)
  const { code, said } = await npx(args)
  clearInterval(ticking)
  if (code !== 0) {
    console.error(`The packages could not be installed.\n${said.trim()}`)
    process.exit(code ?? 1)
  }
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, JSON.stringify({ hash, withTests: all }))
}

function npx(args) {
  return new Promise((resolve) => {
    const child = spawn('npx', args, {
      cwd: root,
      // pnpm asks before it replaces a folder, unless it knows that nobody is there to answer.
      env: { ...process.env, CI: 'true' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text))
    child.on('error', (error) => resolve({ code: 1, said: error.message }))
    child.on('exit', (code) => resolve({ code, said }))
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => child.kill(signal))
  })
}
