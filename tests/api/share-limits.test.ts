import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Database } from '@centres/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testAppHere } from '../support/app.ts'
import { testDatabase } from '../support/database.ts'

const hasRedis = spawnSync('redis-server', ['--version']).status === 0
if (!hasRedis) console.info('Not tested: sharing limits between processes, as this machine has no redis-server.')

let redis: ChildProcess
let redisUrl: string
let database: Database

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

beforeAll(async () => {
  if (!hasRedis) return
  database = await testDatabase({ seeded: true })
  const port = await freePort()
  redis = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'])
  for await (const text of redis.stdout ?? []) if (String(text).includes('Ready to accept connections')) break
  redisUrl = `redis://127.0.0.1:${port}`
})
afterAll(() => redis?.kill())

test.runIf(hasRedis)('two processes count the requests of one client together', async () => {
  const [one, other] = [
    await testAppHere(database, { rateLimit: 2, redisUrl }),
    await testAppHere(database, { rateLimit: 2, redisUrl }),
  ]
  const statuses = []
  for (const app of [one, other, one]) statuses.push((await app.inject('/v1/vocabularies')).statusCode)
  expect(statuses).toEqual([200, 200, 429])
})

test.runIf(hasRedis)('a Redis that is away keeps nobody out', async () => {
  const app = await testAppHere(database, { rateLimit: 1, redisUrl: `redis://127.0.0.1:${await freePort()}` })
  expect((await app.inject('/v1/vocabularies')).statusCode).toBe(200)
})
