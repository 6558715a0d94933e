import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export type Started = { url: string; pid: number; memory: () => Promise<number>; stop: () => Promise<void> }

async function reply(child: ChildProcess): Promise<Record<string, number>> {
  const over = new AbortController()
  const { signal } = over
  const failed = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`The server to be measured ended with ${code}`)
  })
  failed.catch(() => {})
  try {
    const [message] = await Promise.race([once(child, 'message', { signal }), failed])
    return message as Record<string, number>
  } finally {
    over.abort()
  }
}

/** Starts one of the programs beside this file in a process of its own; it listens on a port that the system picks. */
export async function startServer(program: string, environment: NodeJS.ProcessEnv): Promise<Started> {
  const child = fork(fileURLToPath(new URL(program, import.meta.url)), [], {
    env: { ...process.env, ...environment },
    execArgv: process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : [],
  })
  const { port } = await reply(child)
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    /** Bytes that the process holds. */
    memory: async () => {
      child.send('memory')
      return (await reply(child)).memory ?? 0
    },
    stop: async () => {
      child.send('stop')
      await once(child, 'exit')
    },
  }
}
