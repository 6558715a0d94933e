import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartupProblem } from '../startup-problem.ts'

/** Who serves a data folder: the database process, and the program that started it. */
type Holder = { pid: number; born: string; owner: number; ownerBorn: string; socketDir: string }

/** A process number comes round again; together with the moment of birth it names one process only. */
function birthOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot}/${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`
  } catch {
    return ''
  }
}

function isAlive(pid: number, born: string): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  return birthOf(pid) === born
}

function readHolder(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

/** Only one of several processes that meet a stale lock may remove it, and none may remove a fresh one. */
function removeStale(path: string, stale: Holder | undefined): void {
  const aside = `${path}.${process.pid}`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  const moved = readHolder(aside)
  if (moved && (moved.pid !== stale?.pid || moved.born !== stale.born)) {
    linkSync(aside, path)
  } else if (moved) {
    rmSync(moved.socketDir, { recursive: true, force: true })
  }
  rmSync(aside, { force: true })
}

const delay = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Gives this process the data folder, or says who has it. A holder whose owner is gone is about to finish: it is waited for. */
export async function takeLock(
  dataDir: string,
  { socketDir, patienceMs, onWait }: { socketDir: string; patienceMs: number; onWait: () => void },
): Promise<() => void> {
  const path = join(dataDir, 'postgres.lock')
  const own: Holder = {
    pid: process.pid,
    born: birthOf(process.pid),
    owner: process.ppid,
    ownerBorn: birthOf(process.ppid),
    socketDir,
  }
  const deadline = Date.now() + patienceMs
  for (let waited = false; ; ) {
    const draft = `${path}.new.${process.pid}`
    writeFileSync(draft, `${JSON.stringify(own)}\n`)
    try {
      linkSync(draft, path)
      return () => rmSync(path, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      rmSync(draft, { force: true })
    }
    const holder = readHolder(path)
    if (!holder || !isAlive(holder.pid, holder.born)) {
      removeStale(path, holder)
    } else if (isAlive(holder.owner, holder.ownerBorn) || Date.now() > deadline) {
      const pid = isAlive(holder.owner, holder.ownerBorn) ? holder.owner : holder.pid
      throw new StartupProblem(
        `The data folder ${dataDir} is in use by process ${pid}. Stop that one first, or name another folder in DATA_DIR.`,
      )
    } else {
      if (!waited) onWait()
      waited = true
      await delay(200)
    }
  }
}
