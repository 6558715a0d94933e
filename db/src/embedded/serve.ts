import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { fuzzystrmatch } from '@electric-sql/pglite/contrib/fuzzystrmatch'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { postgis } from '@electric-sql/pglite-postgis'
import { StartupProblem } from '../startup-problem.ts'
import { takeLock } from './lock.ts'
import { serveSessions } from './sessions.ts'

export type ChildMessage =
  | { type: 'progress'; text: string }
  | { type: 'ready'; socketDir: string }
  | { type: 'refused'; text: string }

const extensions = { postgis, pg_trgm, unaccent, fuzzystrmatch, btree_gin, btree_gist }
const dataDir = process.argv[2] ?? '.data'

/** A parent that was killed leaves no message; a query that never ends would keep this process from noticing. */
const watchOfParent = `
  const { ppid } = process
  setInterval(() => {
    if (process.ppid === ppid) return
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), 10_000)
  }, 1000)
`

function tell(message: ChildMessage): void {
  if (process.connected) process.send?.(message)
}

function say(text: string): void {
  tell({ type: 'progress', text })
}

/** Node's own recursive way never returns from a folder whose parent exists but can hold nothing, as in /proc. */
function makeWithParents(folder: string): void {
  if (existsSync(folder)) return
  makeWithParents(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}

function makeFolder(folder: string): void {
  try {
    makeWithParents(resolve(folder))
    rmSync(mkdtempSync(join(folder, 'writable-')), { recursive: true })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new StartupProblem(`The data folder ${folder} (DATA_DIR) cannot be written to (${code}).`)
  }
}

/** A first start that is cut short must not leave half a database: it is made beside and then moved into place. */
async function open(folder: string): Promise<PGlite> {
  if (!existsSync(folder)) {
    say('Creating the embedded database (only this once, about 15 seconds)')
    const draft = `${folder}.new`
    rmSync(draft, { recursive: true, force: true })
    const created = await PGlite.create({ dataDir: draft, extensions })
    for (const name of Object.keys(extensions)) await created.exec(`CREATE EXTENSION IF NOT EXISTS ${name}`)
    await created.close()
    renameSync(draft, folder)
  }
  say('Opening the embedded database')
  try {
    return await PGlite.create({ dataDir: folder, extensions })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new StartupProblem(
      `The embedded database in ${folder} cannot be opened (${reason}). Restore a copy of it, or move it away to begin anew.`,
    )
  }
}

async function run(): Promise<void> {
  makeFolder(dataDir)
  const socketDir = mkdtempSync(join(tmpdir(), 'centres-'))
  let unlock = () => {}
  let database: PGlite | undefined

  let ending = false
  async function end(code: number): Promise<void> {
    if (ending) return
    ending = true
    await database?.close()
    unlock()
    rmSync(socketDir, { recursive: true, force: true })
    process.exit(code)
  }
  // The terminal sends Ctrl-C to the whole group; the parent decides when the database may go.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => void end(0))
  process.on('disconnect', () => void end(0))
  process.on('message', (message) => {
    if (message === 'stop') void end(0)
  })

  try {
    unlock = await takeLock(dataDir, {
      socketDir,
      patienceMs: 15_000,
      onWait: () => say('Waiting for an earlier database process to finish'),
    })
    database = await open(join(dataDir, 'postgres'))
    if (ending) return
    const server = serveSessions(database, (error) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
      void end(1)
    })
    server.listen(join(socketDir, '.s.PGSQL.5432'), () => tell({ type: 'ready', socketDir }))
  } catch (error) {
    unlock()
    rmSync(socketDir, { recursive: true, force: true })
    throw error
  }
}

process.stderr.on('error', () => {})
new Worker(watchOfParent, { eval: true }).unref()
try {
  await run()
} catch (error) {
  if (!(error instanceof StartupProblem)) throw error
  tell({ type: 'refused', text: error.message })
  process.disconnect?.()
  process.exitCode = 1
}
