import { connect } from '@centres/db'
import { buildApp } from './app.ts'
import { buildClient } from './client-build.ts'
import { releaseMonthly } from './jobs/monthly-release.ts'
import { remindDaily } from './jobs/remind.ts'
import { tidyNightly } from './jobs/tidy.ts'
import { sendLetters } from './letters/send.ts'
import { listen } from './listen.ts'
import { keepHeapSmall } from './memory.ts'
import { openQueues } from './open-queues.ts'
import { openReading, statementMs } from './open-reading.ts'
import { prepare, say } from './prepare.ts'
import { run } from './program.ts'
import { settle } from './settle.ts'

/** All that `npm start` does once everything is installed. */
await run(async (program) => {
  keepHeapSmall()
  const { signal, atEnd, ready } = program
  const { config, url } = await prepare(program)
  await buildClient(signal, say)
  const database = connect({ url, max: 10, statementMs })
  atEnd(database.close)
  const reading = await openReading(database, config, program)
  const jobs = await openQueues(database)
  atEnd(jobs.stop)
  const settings = await settle(config)
  const services = { database: reading, primary: database, jobs, now: () => new Date(), settings }
  const app = await buildApp(services)
  atEnd(() => app.close())
  const port = await listen(app, config)
  await sendLetters({ ...services, log: app.log })
  await tidyNightly(services)
  await remindDaily(services)
  atEnd(releaseMonthly(services, app.log))
  ready()
  const address = config.port === 0 ? `http://localhost:${port}` : config.publicUrl
  console.log(`The directory is at ${address}. Stop it with Ctrl-C.`)
})
