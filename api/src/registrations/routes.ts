import { registrations } from '@centres/contract'
import { listOwnRegistrations } from '@centres/db'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Services } from '../services.ts'
import { findLookalikes } from './find-lookalikes.ts'
import { briefOf } from './present.ts'
import { appeal, begin, discard, readOwn, save, submit } from './write.ts'

const begun = { max: 20, timeWindow: '1 hour' }
const sent = { max: 20, timeWindow: '1 hour' }

export const registrationRoutes: FastifyPluginAsyncZod<Services> = async (app, services) => {
  const { database, primary } = services

  app.route({
    ...registrations.lookalikes,
    handler: async ({ query }, reply) => {
      reply.header('cache-control', 'no-store')
      const { name: names, institution: institutions, website: websites, near } = query
      return { items: await findLookalikes(database, { names, institutions, websites, near }) }
    },
  })

  app.route({
    ...registrations.list,
    handler: async (request, reply) => {
      const { id } = await app.signedIn(request, reply)
      return { items: (await listOwnRegistrations(primary, id)).map(briefOf) }
    },
  })

  app.route({
    ...registrations.begin,
    config: { rateLimit: begun },
    handler: async (request, reply) => {
      const registration = await begin(services, await app.signedIn(request, reply), request.body.form)
      return reply.code(201).header('location', `/v1/registrations/${registration.id}`).send(registration)
    },
  })

  app.route({
    ...registrations.read,
    handler: async (request, reply) => readOwn(services, await app.signedIn(request, reply), request.params.id),
  })

  app.route({
    ...registrations.save,
    handler: async (request, reply) => {
      const { form, revision } = request.body
      return save(services, await app.signedIn(request, reply), { ...request.params, revision }, form)
    },
  })

  app.route({
    ...registrations.submit,
    config: { rateLimit: sent },
    handler: async (request, reply) =>
      submit(services, await app.signedIn(request, reply), { ...request.params, ...request.body }),
  })

  app.route({
    ...registrations.appeal,
    config: { rateLimit: sent },
    handler: async (request, reply) => {
      const { revision, message } = request.body
      return appeal(services, await app.signedIn(request, reply), { ...request.params, revision }, message)
    },
  })

  app.route({
    ...registrations.discard,
    handler: async (request, reply) => {
      await discard(services, await app.signedIn(request, reply), request.params.id)
      return {}
    },
  })
}
