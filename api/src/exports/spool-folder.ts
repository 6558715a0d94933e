import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A folder for the files of this process. In a shared one, what killed processes of this machine left behind goes. */
export async function openSpoolFolder(shared: string | undefined): Promise<string> {
  if (shared === undefined) return mkdtemp(join(tmpdir(), 'writing-centres-'))
  const folder = resolve(shared)
  const mine = `${hostname()}-`
  await mkdir(folder, { recursive: true })
  for (const name of await readdir(folder)) {
    const pid = name.startsWith(mine) ? /^(\d+)-\w{6}$/.exec(name.slice(mine.length))?.[1] : undefined
    if (pid && !isAlive(Number(pid))) await rm(join(folder, name), { recursive: true, force: true })
  }
  return mkdtemp(join(folder, `${mine}${process.pid}-`))
}
