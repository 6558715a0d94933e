import { buildApp, keepHeapSmall, openQueues } from '@centres/api'
import { migrate, openDatabase } from '@centres/db'
import { serve } from './serving.ts'

keepHeapSmall()
const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir = '' } = process.env
const { database, close } = await openDatabase({ databaseUrl, dataDir })
if (!databaseUrl) await migrate(database)
const app = await buildApp({
  database,
  primary: database,
  jobs: await openQueues(database),
  now: () => new Date(),
  settings: {
    isProduction: true,
    publicUrl: 'http://localhost:3000',
    mapStyleUrl: undefined,
    redisUrl: undefined,
    trustProxy: false,
    logLevel: 'silent',
    rateLimit: 0,
    spoolDir: undefined,
    smtpUrl: undefined,
    mailFrom: undefined,
    dataDir,
    authSecret: 'of nobody, since nobody signs in here',
    challengeCost: 1,
    moderatorEmails: [],
  },
})
await serve(app, close)
