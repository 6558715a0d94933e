import { openDatabase, pendingMigrations, StartupProblem } from '@centres/db'
import { buildApp } from './app.ts'
import { readConfig } from './config.ts'
import { releaseMonthly } from './jobs/monthly-release.ts'
import { remindDaily } from './jobs/remind.ts'
import { tidyNightly } from './jobs/tidy.ts'
import { sendLetters } from './letters/send.ts'
import { checkPort, listen } from './listen.ts'
import { keepHeapSmall } from './memory.ts'
import { openQueues } from './open-queues.ts'
import { openReading, statementMs } from './open-reading.ts'
import { readEnvironment, run } from './program.ts'
import { settle } from './settle.ts'

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
  const jobs = await openQueues(database)
  atEnd(jobs.stop)
  const settings = await settle(config)
  const services = { database: reading, primary: database, jobs, now: () => new Date(), settings }
  const app = await buildApp(services)
  atEnd(() => app.close())
  await listen(app, config)
  await sendLetters({ ...services, log: app.log })
  await tidyNightly(services)
  await remindDaily(services)
  atEnd(releaseMonthly(services, app.log))
  ready()
  console.log(`The directory is at ${config.publicUrl}.`)
})
