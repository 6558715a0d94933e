import { connect, type Jobs } from '@centres/db'
import { buildApp } from './app.ts'

const refuse = async () => {
  throw new Error('Nothing is done while routes are described.')
}
const noJobs: Jobs = { send: refuse, work: refuse, schedule: refuse, dead: refuse, take: refuse, stop: refuse }

/** The OpenAPI document of the routes as they are. No database is asked: the connection is never opened. */
export async function openapiDocument(): Promise<object> {
  const database = connect({ url: 'postgres://nobody@127.0.0.1:1/none', max: 1 })
  const app = await buildApp({
    database,
    primary: database,
    jobs: noJobs,
    now: () => new Date(0),
    settings: {
      isProduction: false,
      publicUrl: 'http://localhost:3000',
      mapStyleUrl: undefined,
      trustProxy: false,
      logLevel: 'silent',
      redisUrl: undefined,
      rateLimit: 0,
      spoolDir: undefined,
      smtpUrl: undefined,
      mailFrom: undefined,
      dataDir: '.data',
      authSecret: 'of nobody, since nobody signs in here',
      moderatorEmails: [],
    },
  })
  await app.ready()
  const document = app.swagger()
  await app.close()
  await database.close()
  return document
}
