import { stewards } from '@centres/contract'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Services } from '../services.ts'
import { acceptInvitation, openInvitation } from './accept.ts'
import { invite, leave, readPeople, revoke } from './people.ts'

const sent = { max: 20, timeWindow: '1 hour' }
const tries = { max: 30, timeWindow: '10 minutes' }

export const stewardRoutes: FastifyPluginAsyncZod<Services> = async (app, services) => {
  app.route({
    ...stewards.people,
    handler: async (request, reply) => readPeople(services, await app.signedIn(request, reply), request.params.id),
  })

  app.route({
    ...stewards.invite,
    config: { rateLimit: sent },
    handler: async (request, reply) => {
      const person = await app.signedIn(request, reply)
      return reply.code(201).send(await invite(services, person, request.params.id, request.body))
    },
  })

  app.route({
    ...stewards.revoke,
    handler: async (request, reply) => {
      const { id, invitation } = request.params
      return revoke(services, await app.signedIn(request, reply), id, invitation)
    },
  })

  app.route({
    ...stewards.leave,
    handler: async (request, reply) => {
      await leave(services, await app.signedIn(request, reply), request.params.id, request.body.nobodyFollows)
      return {}
    },
  })

  app.route({
    ...stewards.open,
    config: { rateLimit: tries },
    handler: async (request, reply) => openInvitation(services, await app.signedIn(request, reply), request.body.token),
  })

  app.route({
    ...stewards.accept,
    config: { rateLimit: tries },
    handler: async (request, reply) =>
      acceptInvitation(services, await app.signedIn(request, reply), request.body.token),
  })
}
