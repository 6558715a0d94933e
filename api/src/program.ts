import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { StartupProblem } from '@centres/db'
import { isLostConnection } from './lost-connection.ts'

export type Program = {
  /** Aborted as soon as the program is asked to stop. */
  signal: AbortSignal
  /** What has to be closed in the end; the newest goes first. */
  atEnd: (close: () => Promise<unknown> | unknown) => void
  /** From here on, being stopped is a success. */
  ready: () => void
  fail: (reason: string) => void
}

const ways = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const textOf = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error))

/** Runs until a signal comes, the process that started it is gone, or something fails; then closes everything. */
export async function run(main: (program: Program) => Promise<void>): Promise<void> {
  const stopping = new AbortController()
  const closers: (() => Promise<unknown> | unknown)[] = []
  let isReady = false
  let isEnding = false
  let askedAt = 0

  async function end(code: number): Promise<void> {
    if (isEnding) return
    isEnding = true
    stopping.abort()
    for (const close of closers.reverse()) {
      await Promise.resolve()
        .then(close)
        .catch((error: unknown) => console.error(error))
    }
    process.exit(code)
  }

  for (const way of ways) {
    process.on(way, () => {
      // Whoever asks a second time does not want to wait; one Ctrl-C comes from the terminal and from npm, though.
      if (isEnding && way === 'SIGINT' && Date.now() - askedAt > 1000) process.exit(130)
      askedAt = Date.now()
      void end(isReady ? 0 : 128 + constants.signals[way])
    })
  }
  process.on('disconnect', () => void end(1))

  const fail = (reason: string) => {
    if (!isEnding) console.error(reason)
    void end(1)
  }
  process.on('unhandledRejection', (error) => {
    // The driver asks for the types of arrays on its own and leaves it to nobody when that fails; it tries again later.
    if (!isLostConnection(error)) fail(textOf(error))
  })
  try {
    await main({
      signal: stopping.signal,
      atEnd: (close) => closers.push(close),
      ready: () => {
        isReady = true
      },
      fail,
    })
  } catch (error) {
    if (isEnding) return
    fail(error instanceof StartupProblem ? error.message : textOf(error))
  }
}

/** What `.env` in the current folder says, for those names that the environment does not have. */
export function readEnvironment(): NodeJS.ProcessEnv {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return process.env
}
