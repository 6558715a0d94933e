import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { prepare } from './prepare.ts'
import { run } from './program.ts'

const root = join(import.meta.dirname, '../..')
const clientPort = 5173

/** What `pnpm dev` runs: the database stays, the API and the client are reloaded when their files change. */
await run(async (program) => {
  const { atEnd, ready, fail } = program
  const { environment, config, url } = await prepare(program)

  function keepRunning(name: string, args: string[], cwd: string, more: NodeJS.ProcessEnv): void {
    const child = spawn(process.execPath, args, {
      cwd,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...environment, ...more },
    })
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    child.once('exit', () => fail(`${name} has ended.`))
    atEnd(() => {
      child.kill('SIGTERM')
      return ended
    })
  }
  const watched = ['--watch', '--watch-preserve-output', join(root, 'api/src/server.ts')]
  keepRunning('The API', watched, root, { DATABASE_URL: url })
  const vite = join(root, 'web/node_modules/vite/bin/vite.js')
  keepRunning('The client', [vite, '--port', String(clientPort), '--strictPort'], join(root, 'web'), {
    API_URL: `http://localhost:${config.port}`,
  })
  ready()
  console.log(`The client is at http://localhost:${clientPort}, the API at ${config.publicUrl}. Stop both with Ctrl-C.`)
})
