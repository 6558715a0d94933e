import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { StartupProblem } from '@centres/db'

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function openOwn(shared: string): Promise<string> {
  const mine = `${hostname()}-`
  await mkdir(shared, { recursive: true })
  for (const name of await readdir(shared)) {
    const pid = name.startsWith(mine) ? /^(\d+)-\w{6}$/.exec(name.slice(mine.length))?.[1] : undefined
    if (pid && !isAlive(Number(pid))) await rm(join(shared, name), { recursive: true, force: true })
  }
  return mkdtemp(join(shared, `${mine}${process.pid}-`))
}

/** A folder for the files of this process. In a shared one, what killed processes of this machine left behind goes. */
export async function openSpoolFolder(shared: string | undefined): Promise<string> {
  if (shared === undefined) return mkdtemp(join(tmpdir(), 'writing-centres-'))
  try {
    return await openOwn(resolve(shared))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new StartupProblem(`SPOOL_DIR is '${shared}', but must be a folder that can be written to (${code}).`)
  }
}
