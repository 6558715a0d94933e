import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { migrate, openDatabase } from '@centres/db'
import { readConfig } from './config.ts'
import { checkPort } from './listen.ts'
import { loadSeeds } from './load-seeds.ts'
import { readEnvironment, run } from './program.ts'

const root = join(import.meta.dirname, '../..')
const clientPort = 5173

const say = (text: string) => console.log(`${text}…`)

/** What `pnpm dev` runs: the database stays, the API and the client are reloaded when their files change. */
await run(async ({ signal, atEnd, ready, fail }) => {
  const environment = readEnvironment()
  const config = readConfig(environment)
  await checkPort(config)
  const opened = await openDatabase({ ...config, signal, onProgress: say })
  atEnd(() => opened.close())
  opened.embedded?.ended.then(() => fail('The embedded database has ended.'))
  await migrate(opened.database, say)
  // The embedded database has one connection: the seeds need it now, the API afterwards.
  await opened.database.close()
  await loadSeeds(opened.url, environment, signal)

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
  keepRunning('The API', watched, root, { DATABASE_URL: opened.url })
  const vite = join(root, 'web/node_modules/vite/bin/vite.js')
  keepRunning('The client', [vite, '--port', String(clientPort), '--strictPort'], join(root, 'web'), {
    API_URL: `http://localhost:${config.port}`,
  })
  ready()
  console.log(`The client is at http://localhost:${clientPort}, the API at ${config.publicUrl}. Stop both with Ctrl-C.`)
})
