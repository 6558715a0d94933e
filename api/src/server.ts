import { openDatabase, pendingMigrations, StartupProblem } from '@centres/db'
import { buildApp } from './app.ts'
import { readConfig } from './config.ts'
import { listen } from './listen.ts'
import { readEnvironment, run } from './program.ts'

await run(async ({ signal, atEnd, ready, fail }) => {
  const config = readConfig(readEnvironment())
  const { database, embedded, close } = await openDatabase({ ...config, signal, onProgress: console.log })
  atEnd(close)
  embedded?.ended.then(() => fail('The embedded database has ended.'))
  const pending = await pendingMigrations(database)
  if (pending > 0) {
    throw new StartupProblem(
      `The database lacks ${pending === 1 ? 'a migration' : `${pending} migrations`}. Run pnpm db:migrate first.`,
    )
  }
  // One replica for the life of the process: a version and the rows it stands for have to come from one server.
  const replicaUrl = config.replicaUrls[Math.floor(Math.random() * config.replicaUrls.length)]
  const reading = replicaUrl ? (await openDatabase({ ...config, databaseUrl: replicaUrl, signal })).database : database
  if (reading !== database) atEnd(reading.close)
  const app = await buildApp({ database: reading, now: () => new Date(), settings: config })
  atEnd(() => app.close())
  await listen(app, config)
  ready()
  console.log(`The directory is at ${config.publicUrl}.`)
})
