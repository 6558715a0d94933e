import { connect, migrate, openDatabase } from '@centres/db'
import { buildApp } from './app.ts'
import { buildClient } from './client-build.ts'
import { readConfig } from './config.ts'
import { checkPort, listen } from './listen.ts'
import { loadSeeds } from './load-seeds.ts'
import { readEnvironment, run } from './program.ts'

const say = (text: string) => console.log(`${text}…`)

/** All that `npm start` does once everything is installed. */
await run(async ({ signal, atEnd, ready, fail }) => {
  const environment = readEnvironment()
  const config = readConfig(environment)
  await checkPort(config)
  const opened = await openDatabase({ ...config, signal, onProgress: say })
  atEnd(opened.close)
  opened.embedded?.ended.then(() => fail('The embedded database has ended.'))
  await migrate(opened.database, say)
  // The embedded database has one connection, and the seeds need it now.
  await opened.database.close()
  await loadSeeds(opened.url, environment, signal)
  await buildClient(signal, say)
  const database = connect({ url: opened.url, max: 10 })
  atEnd(database.close)
  const app = await buildApp({ database, now: () => new Date(), settings: config })
  atEnd(() => app.close())
  const port = await listen(app, config)
  ready()
  const address = config.port === 0 ? `http://localhost:${port}` : config.publicUrl
  console.log(`The directory is at ${address}. Stop it with Ctrl-C.`)
})
