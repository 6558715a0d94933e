import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { Problem } from '@centres/contract'
import { connect } from '@centres/db'
import type { FastifyInstance } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { aCentre, given } from '../support/a-centre.ts'
import { testAppHere } from '../support/app.ts'
import { testDatabase, testDatabaseWithUrl } from '../support/database.ts'
import { serverUrl } from '../support/server-databases.ts'
import { builtClient } from '../support/site.ts'

test('a handler that is given up is the same problem', async () => {
  const app = await testAppHere(await testDatabase())
  app.get('/v1/endless', { handlerTimeout: 50 }, () => new Promise(() => {}))
  const late = await app.inject('/v1/endless')
  expect(late.statusCode).toBe(503)
  expect(Problem.parse(late.json()).detail).toMatch(/took longer/)
})

// PGlite has no timer.
test.runIf(serverUrl)('an answer that the database gives up is a problem that names no cause', async () => {
  const { url, database } = await testDatabaseWithUrl({ seeded: true })
  const [centre] = await given(database, aCentre())
  const reader = connect({ url, max: 1, statementMs: 500 })
  onTestFinished(reader.close)
  const app = await testAppHere(reader)
  const ask = () => app.inject(`/v1/centres/${centre?.id}`)

  const late = await database.$client.begin(async (tx) => {
    await tx`lock table centre_records`
    return ask()
  })
  expect(late.statusCode).toBe(503)
  expect(late.headers['cache-control']).toBe('no-store')
  expect(Problem.parse(late.json())).toMatchObject({ type: '/docs#problem-unavailable' })
  expect(late.body).not.toMatch(/select|statement|centre_records|timeout/i)
  expect((await ask()).statusCode).toBe(200)
})

test('a file of the client may take any time on its way, a question may not', async () => {
  await builtClient()
  const limits = new Map<string, number | undefined>()
  const note = (message: unknown) =>
    (message as { fastify: FastifyInstance }).fastify.addHook('onRequest', async ({ url, routeOptions }) => {
      limits.set(url, (routeOptions as { handlerTimeout?: number }).handlerTimeout)
    })
  subscribe('fastify.initialization', note)
  onTestFinished(() => void unsubscribe('fastify.initialization', note))
  const app = await testAppHere(await testDatabase())
  const script = /src="(\/assets\/[^"]+\.js)"/.exec((await app.inject('/about')).body)?.[1] ?? ''
  await app.inject(script)
  await app.inject('/v1/centres')
  expect([limits.get(script), limits.get('/v1/centres')]).toEqual([2 ** 31 - 1, 30_000])
})
