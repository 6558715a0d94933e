import { openDatabase, pendingMigrations, StartupProblem } from '@centres/db'
import { buildApp } from './app.ts'
import { readConfig } from './config.ts'
import { releaseMonthly } from './jobs/monthly-release.ts'
import { checkPort, listen } from './listen.ts'
import { keepHeapSmall } from './memory.ts'
import { openReading, statementMs } from './open-reading.ts'
import { readEnvironment, run } from './program.ts'

await run(async (program) => {
  keepHeapSmall()
  const { signal, atEnd, ready, fail } = program
  const config = readConfig(readEnvironment())
  await checkPort(config)
  const { database, embedded, close } = await openDatabase({ ...config, statementMs, signal, onProgress: console.log })
  atEnd(close)
  embedded?.ended.then(() => fail('The embedded database has ended.'))
  const pending = await pendingMigrations(database)
  if (pending > 0) {
    throw new StartupProblem(
      `The database lacks ${pending === 1 ? 'a migration' : `${pending} migrations`}. Run pnpm db:migrate first.`,
    )
  }
  const reading = await openReading(database, config, program)
  const services = { database: reading, primary: database, now: () => new Date(), settings: config }
  const app = await buildApp(services)
  atEnd(() => app.close())
  await listen(app, config)
  atEnd(releaseMonthly(services, app.log))
  ready()
  console.log(`The directory is at ${config.publicUrl}.`)
})
