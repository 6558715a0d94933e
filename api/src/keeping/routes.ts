import { keeping } from '@centres/contract'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Services } from '../services.ts'
import { confirmRecord, readToKeep, writeForm } from './keep.ts'

export const keepingRoutes: FastifyPluginAsyncZod<Services> = async (app, services) => {
  app.route({
    ...keeping.read,
    handler: async (request, reply) => readToKeep(services, await app.signedIn(request, reply), request.params.id),
  })

  app.route({
    ...keeping.write,
    handler: async (request, reply) =>
      writeForm(services, await app.signedIn(request, reply), request.params.id, request.body),
  })

  app.route({
    ...keeping.confirm,
    handler: async (request, reply) => confirmRecord(services, await app.signedIn(request, reply), request.params.id),
  })
}
