import { buildApp, keepHeapSmall } from '@centres/api'
import { migrate, openDatabase } from '@centres/db'
import { serve } from './serving.ts'

keepHeapSmall()
const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir = '' } = process.env
const { database, close } = await openDatabase({ databaseUrl, dataDir })
if (!databaseUrl) await migrate(database)
const app = await buildApp({
  database,
  primary: database,
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
  },
})
await serve(app, close)
