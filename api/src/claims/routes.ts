import { claims } from '@centres/contract'
import { listOwnClaims, usualDays } from '@centres/db'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Services } from '../services.ts'
import { findOwnClaim } from './find.ts'
import { claimOf } from './present.ts'
import { answerContested, appeal, readBasis, readContested, submitClaim, withdraw } from './write.ts'

const sent = { max: 20, timeWindow: '1 hour' }

export const claimRoutes: FastifyPluginAsyncZod<Services> = async (app, services) => {
  app.route({
    ...claims.basis,
    handler: async (request, reply) => readBasis(services, await app.signedIn(request, reply), request.params.id),
  })

  app.route({
    ...claims.submit,
    config: { rateLimit: sent },
    handler: async (request, reply) => {
      const person = await app.signedIn(request, reply)
      const claim = await submitClaim(services, person, request.params.id, request.body)
      return reply.code(201).header('location', `/v1/claims/${claim.id}`).send(claim)
    },
  })

  app.route({
    ...claims.list,
    handler: async (request, reply) => {
      const { id } = await app.signedIn(request, reply)
      return { items: (await listOwnClaims(services.primary, id)).map(claimOf) }
    },
  })

  app.route({
    ...claims.read,
    handler: async (request, reply) => {
      const claim = claimOf(await findOwnClaim(services, await app.signedIn(request, reply), request.params.id))
      if (claim.state !== 'submitted') return claim
      return { ...claim, usualDays: await usualDays(services.primary, 'claim', services.now().toISOString()) }
    },
  })

  app.route({
    ...claims.withdraw,
    handler: async (request, reply) => {
      await withdraw(services, await app.signedIn(request, reply), request.params.id)
      return {}
    },
  })

  app.route({
    ...claims.appeal,
    config: { rateLimit: sent },
    handler: async (request, reply) => {
      const { revision, message } = request.body
      return appeal(services, await app.signedIn(request, reply), { ...request.params, revision }, message)
    },
  })

  app.route({
    ...claims.contested,
    handler: async (request, reply) => readContested(services, await app.signedIn(request, reply), request.params.id),
  })

  app.route({
    ...claims.answer,
    handler: async (request, reply) =>
      answerContested(services, await app.signedIn(request, reply), request.params.id, request.body),
  })
}
