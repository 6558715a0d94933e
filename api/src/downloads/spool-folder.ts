import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { StartupProblem } from '@centres/db'

export type SpoolFolder = {
  path: string
  /** Shows that the folder is in use, and makes it anew where somebody has removed it. */
  keep: () => Promise<void>
  remove: () => Promise<void>
}

const ours = /^writing-centres-\w{6}$/
/** The file by which a folder shows that it is in use. */
const sign = 'in-use'
const minute = 60_000
/** Milliseconds without a sign after which a folder counts as left behind. */
const longSilence = 10 * minute

/** By the clock of the file system, which machines that share a folder have in common. */
async function signedAt(path: string): Promise<number | undefined> {
  const found = await stat(join(path, sign)).catch(() => undefined)
  return found?.mtimeMs
}

async function keep(path: string): Promise<void> {
  await mkdir(path, { recursive: true })
  await writeFile(join(path, sign), `${hostname()} ${process.pid}\n`)
}

/**
 * Whether a process lives cannot be asked across containers and machines: their numbers and names repeat. One that was
 * asleep for so long makes anew what it lacks.
 */
async function removeLeftBehind(shared: string, now: number): Promise<void> {
  for (const name of await readdir(shared)) {
    const path = join(shared, name)
    const at = ours.test(name) ? await signedAt(path) : undefined
    if (at === undefined || at > now - longSilence) continue
    // In the system's folder it may be somebody else's, who can remove it.
    await rm(path, { recursive: true, force: true }).catch(() => {})
  }
}

async function openIn(shared: string): Promise<SpoolFolder> {
  await mkdir(shared, { recursive: true })
  const path = await mkdtemp(join(shared, 'writing-centres-'))
  await keep(path)
  await removeLeftBehind(shared, (await signedAt(path)) ?? Date.now())
  let keeping = Promise.resolve()
  const timer = setInterval(() => {
    keeping = keep(path).catch(() => {})
  }, minute).unref()
  return {
    path,
    keep: () => keep(path),
    remove: async () => {
      clearInterval(timer)
      await keeping
      await rm(path, { recursive: true, force: true })
    },
  }
}

/** A folder for the files of this process. What killed processes left behind beside it goes. */
export async function openSpoolFolder(shared: string | undefined): Promise<SpoolFolder> {
  try {
    return await openIn(resolve(shared ?? tmpdir()))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new StartupProblem(
      shared === undefined
        ? `The system's temporary folder ${tmpdir()} cannot be written to (${code}). Name another folder in SPOOL_DIR.`
        : `SPOOL_DIR is '${shared}', but must be a folder that can be written to (${code}).`,
    )
  }
}
