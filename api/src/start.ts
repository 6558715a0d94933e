import { connect } from '@centres/db'
import { buildApp } from './app.ts'
import { buildClient } from './client-build.ts'
import { releaseMonthly } from './jobs/monthly-release.ts'
import { listen } from './listen.ts'
import { keepHeapSmall } from './memory.ts'
import { openReading, statementMs } from './open-reading.ts'
import { prepare, say } from './prepare.ts'
import { run } from './program.ts'

/** All that `npm start` does once everything is installed. */
await run(async (program) => {
  keepHeapSmall()
  const { signal, atEnd, ready } = program
  const { config, url } = await prepare(program)
  await buildClient(signal, say)
  const database = connect({ url, max: 10, statementMs })
  atEnd(database.close)
  const reading = await openReading(database, config, program)
  const services = { database: reading, primary: database, now: () => new Date(), settings: config }
  const app = await buildApp(services)
  atEnd(() => app.close())
  const port = await listen(app, config)
  atEnd(releaseMonthly(services, app.log))
  ready()
  const address = config.port === 0 ? `http://localhost:${port}` : config.publicUrl
  console.log(`The directory is at ${address}. Stop it with Ctrl-C.`)
})
