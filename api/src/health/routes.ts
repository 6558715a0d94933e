import { health } from '@centres/contract'
import { datasetVersion, pendingMigrations } from '@centres/db'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { Unavailable } from '../errors.ts'
import type { Services } from '../services.ts'

export const healthRoutes: FastifyPluginAsyncZod<Services> = async (app, { database }) => {
  app.addHook('onRequest', async (_, reply) => {
    reply.header('cache-control', 'no-store')
  })

  app.route({ ...health.live, handler: async () => ({ status: 'ok' as const }) })

  app.route({
    ...health.ready,
    handler: async (request) => {
      const pending = await pendingMigrations(database).catch((error: unknown) => {
        request.log.warn({ err: error }, 'not ready')
        throw new Unavailable('The database cannot be reached.')
      })
      if (pending > 0) throw new Unavailable('The database is not migrated.')
      return { status: 'ready' as const, version: await datasetVersion(database) }
    },
  })
}
