import { type AppSettings, buildApp, openQueues } from '@centres/api'
import type { Database } from '@centres/db'
import type { FastifyInstance } from 'fastify'
import { onTestFinished } from 'vitest'

export const fixedNow = new Date('2026-11-24T12:00:00.000Z')

export const testSettings: AppSettings = {
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
  dataDir: '/nowhere',
  authSecret: 'a secret that every test knows by heart',
  challengeCost: 1,
  moderatorEmails: ['moderator@example.org'],
}

/** The server as it runs, but for its port, its clock and its log. */
export async function testApp(
  database: Database,
  { now = () => fixedNow, ...changed }: Partial<AppSettings> & { now?: () => Date } = {},
): Promise<FastifyInstance> {
  const jobs = await openQueues(database)
  const app = await buildApp({ database, primary: database, jobs, now, settings: { ...testSettings, ...changed } })
  app.addHook('onClose', jobs.stop)
  return app
}

/** The same, closed when the test that asked for it ends. */
export async function testAppHere(...args: Parameters<typeof testApp>): Promise<FastifyInstance> {
  const app = await testApp(...args)
  onTestFinished(() => app.close())
  return app
}
