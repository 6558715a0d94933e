import { reminders } from '@centres/contract'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Services } from '../services.ts'
import { closeByLink, confirmByLink, readReminder } from './answer.ts'
import { choose, readChoices, readUnsubscription, unsubscribeByLink } from './choose.ts'

const tries = { max: 60, timeWindow: '10 minutes' }

export const reminderRoutes: FastifyPluginAsyncZod<Services> = async (app, services) => {
  const config = { rateLimit: tries }
  app.addHook('onRequest', async (_, reply) => {
    reply.header('cache-control', 'no-store')
  })

  app.route({ ...reminders.read, config, handler: ({ params }) => readReminder(services, params.token) })
  app.route({ ...reminders.confirm, config, handler: ({ params }) => confirmByLink(services, params.token) })
  app.route({
    ...reminders.close,
    config,
    handler: ({ params, body }) => closeByLink(services, params.token, body.closed),
  })
  app.route({
    ...reminders.readUnsubscription,
    config,
    handler: ({ params }) => readUnsubscription(services, params.token),
  })
  app.route({ ...reminders.unsubscribe, config, handler: ({ params }) => unsubscribeByLink(services, params.token) })

  app.route({
    ...reminders.readChoices,
    handler: async (request, reply) => readChoices(services, (await app.signedIn(request, reply)).id),
  })
  app.route({
    ...reminders.choose,
    handler: async (request, reply) => choose(services, (await app.signedIn(request, reply)).id, request.body),
  })
}
