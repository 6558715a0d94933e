import { vouches } from '@centres/contract'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Services } from '../services.ts'
import { answerByLink, readVouchQuestion } from './answer.ts'
import { askMorePeers } from './ask.ts'
import { findPeers } from './find-peers.ts'

const sent = { max: 20, timeWindow: '1 hour' }
const tries = { max: 60, timeWindow: '10 minutes' }

export const vouchRoutes: FastifyPluginAsyncZod<Services> = async (app, services) => {
  app.addHook('onRequest', async (_, reply) => {
    reply.header('cache-control', 'no-store')
  })

  app.route({
    ...vouches.peers,
    handler: async (request, reply) =>
      findPeers(services, await app.signedIn(request, reply), request.params.id, request.query.q),
  })

  app.route({
    ...vouches.ask,
    config: { rateLimit: sent },
    handler: async (request, reply) =>
      askMorePeers(services, await app.signedIn(request, reply), request.params.id, request.body.peers),
  })

  const config = { rateLimit: tries }
  app.route({ ...vouches.read, config, handler: ({ params }) => readVouchQuestion(services, params.token) })
  app.route({
    ...vouches.answer,
    config,
    handler: ({ params, body }) => answerByLink(services, params.token, body.knows),
  })
}
