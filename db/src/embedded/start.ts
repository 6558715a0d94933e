import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { StartupProblem } from '../startup-problem.ts'
import type { ChildMessage } from './serve.ts'

export type EmbeddedDatabase = {
  url: string
  stop: () => Promise<void>
  /** Resolves when the process has ended, asked or not. */
  ended: Promise<{ asked: boolean }>
}

export type EmbeddedOptions = {
  dataDir: string
  onProgress?: (text: string) => void
  /** Gives up a start that is under way. */
  signal?: AbortSignal
}

const secondsToStop = 10

function isChildMessage(message: unknown): message is ChildMessage {
  return typeof message === 'object' && message !== null && 'type' in message
}

function firstMessage(child: ChildProcess, dataDir: string, onProgress: (text: string) => void): Promise<string> {
  let complaint = ''
  child.stderr?.on('data', (text: Buffer) => {
    complaint = `${complaint}${text}`.slice(-4000)
  })
  return new Promise((resolve, reject) => {
    child.on('message', (message) => {
      if (!isChildMessage(message)) return
      if (message.type === 'progress') onProgress(message.text)
      if (message.type === 'ready') resolve(message.socketDir)
      if (message.type === 'refused') reject(new StartupProblem(message.text))
    })
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      const last = complaint.trim().split('\n').at(-1) ?? ''
      reject(
        new StartupProblem(`The embedded database in ${dataDir} did not start (${signal ?? code}). ${last}`.trim()),
      )
    })
  })
}

/** Starts PostGIS in a child process that ends with this one. It has one connection, and its address says so. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { dataDir, onProgress = () => {}, signal } = options
  const child = fork(fileURLToPath(new URL('./serve.ts', import.meta.url)), [dataDir], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  let asked = false
  const ended = new Promise<{ asked: boolean }>((resolve) => child.once('exit', () => resolve({ asked })))
  // A start may be cut off at any moment: nothing has been written that is not begun anew.
  const giveUp = () => child.kill('SIGKILL')
  signal?.addEventListener('abort', giveUp)
  const socketDir = await firstMessage(child, dataDir, onProgress)
  signal?.removeEventListener('abort', giveUp)
  return {
    url: `postgres://postgres@localhost/postgres?host=${encodeURIComponent(socketDir)}&max=1`,
    ended,
    stop: async () => {
      asked = true
      if (child.connected) child.send('stop')
      // Killing it loses nothing: the next start reads the write-ahead log.
      const last = setTimeout(() => child.kill('SIGKILL'), secondsToStop * 1000)
      await ended
      clearTimeout(last)
    },
  }
}
