import { robots } from '@centres/contract'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Services } from '../services.ts'
import { drawChallenge } from './draw-challenge.ts'

export const robotRoutes: FastifyPluginAsyncZod<Services> = async (app, services) => {
  app.route({
    ...robots.challenge,
    handler: async (_, reply) => {
      reply.header('cache-control', 'no-store')
      return drawChallenge(services)
    },
  })
}
