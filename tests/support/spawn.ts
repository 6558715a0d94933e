import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { onTestFinished } from 'vitest'

const root = join(import.meta.dirname, '../..')

export type Spawned = {
  child: ChildProcess
  said: () => string
  complained: () => string
  /** Waits until the program has said this. */
  until: (text: string) => Promise<void>
  /** The exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals | null>
}

// What a developer has set must not reach the program; PATH and the like must.
const kept = ['PATH', 'HOME', 'TMPDIR', 'LANG']
const plain = Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))

/** Runs one of our programs as a person would, with these settings only; it does not outlive the test. */
export function spawnProgram(args: string[], settings: Record<string, string> = {}): Spawned {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...plain, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let complained = ''
  child.stdout.on('data', (text) => {
    said += text
  })
  child.stderr.on('data', (text) => {
    complained += text
  })
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) =>
    child.once('close', (code, signal) => resolve(signal ?? code)),
  )
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
    await ended
  })
  const until = async (text: string) => {
    while (!said.includes(text)) {
      if (child.exitCode !== null || child.signalCode !== null) {
        throw new Error(`The program ended without saying '${text}': ${said}${complained}`)
      }
      await delay(20)
    }
  }
  return { child, said: () => said, complained: () => complained, until, ended }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Waits, a little, until a process is gone. */
export async function isGone(pid: number, seconds = 15): Promise<boolean> {
  for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline; await delay(50)) {
    if (!isAlive(pid)) return true
  }
  return false
}
