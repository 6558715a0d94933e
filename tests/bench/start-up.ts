import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

const secondsToStart = 60

/** Milliseconds from the start of the server's process until it says that it is ready. */
export async function measureStart(databaseUrl: string): Promise<number> {
  const port = await freePort()
  const began = performance.now()
  const child = fork(fileURLToPath(new URL('../../api/src/server.ts', import.meta.url)), [], {
    env: { ...process.env, DATABASE_URL: databaseUrl, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  try {
    while (performance.now() - began < secondsToStart * 1000) {
      if (child.exitCode !== null) throw new Error(`The API ended with ${child.exitCode} instead of starting`)
      const isReady = await fetch(`http://127.0.0.1:${port}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      )
      if (isReady) return performance.now() - began
      await delay(10)
    }
    throw new Error(`The API was not ready after ${secondsToStart} s`)
  } finally {
    if (child.exitCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
  }
}
