import { messageCases, messages } from '@centres/contract'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { findRecord } from '../centres/find-record.ts'
import { lettersTo } from '../http/letters-to.ts'
import { redirect } from '../http/redirect.ts'
import { moderatorOf, moderatorOfAll } from '../people/moderator-of.ts'
import { isPerson } from '../robots/refuse-robots.ts'
import type { Services } from '../services.ts'
import { answer, readAnswer } from './answer.ts'
import { blockDomain, readNumbers, unblock } from './blocks.ts'
import { caseOf, findCase } from './case.ts'
import { confirm } from './confirm.ts'
import { decide } from './decide.ts'
import { statusToken } from './links.ts'
import { preview } from './preview.ts'
import { checkMessage, sendMessage } from './send.ts'
import { readStatus, statusOf } from './status.ts'
import { keepOwnWishes, readOwnWishes } from './wishes.ts'
import { readWriting } from './writing.ts'

/** Letters of one client, and letters that ask one address whether it has written. */
const byClient = { max: 20, timeWindow: '1 hour' }
const byAddress = { max: 10, timeWindow: '1 hour' }
const tries = { max: 60, timeWindow: '10 minutes' }

export const messageRoutes: FastifyPluginAsyncZod<Services> = async (app, services) => {
  const { database, primary, now } = services
  const countAddress = lettersTo(app, byAddress)
  const asModerator = moderatorOf(app)
  const asModeratorOfAll = moderatorOfAll(app)
  const config = { rateLimit: tries }

  app.addHook('onRequest', async (_, reply) => {
    reply.header('cache-control', 'no-store')
  })

  app.route({
    ...messages.readWriting,
    handler: async (request, reply) => {
      const found = await findRecord(database, request.params.id)
      if ('movedTo' in found) return redirect(request, reply, `/v1/centres/${found.movedTo}/writing`)
      return readWriting(database, found, now().toISOString())
    },
  })

  app.route({
    ...messages.readWishes,
    handler: async (request, reply) => {
      const person = await app.signedIn(request, reply)
      const found = await findRecord(primary, request.params.id)
      if ('movedTo' in found) return redirect(request, reply, `/v1/me/centres/${found.movedTo}/writing`)
      return readOwnWishes(services, person, found.id)
    },
  })

  app.route({
    ...messages.keepWishes,
    handler: async (request, reply) => {
      const person = await app.signedIn(request, reply)
      const found = await findRecord(primary, request.params.id)
      if ('movedTo' in found) return redirect(request, reply, `/v1/me/centres/${found.movedTo}/writing`)
      return keepOwnWishes(services, person, found.id, request.body)
    },
  })

  app.route({
    ...messages.send,
    config: { rateLimit: byClient },
    handler: async (request, reply) => {
      const { altcha, homepage, agreesToReply, ...sent } = request.body
      const found = await findRecord(primary, request.params.id)
      if ('movedTo' in found) return redirect(request, reply, `/v1/centres/${found.movedTo}/messages`)
      // What is wrong with it is told before a solution is spent.
      if (homepage === '') await checkMessage(services, found, sent)
      if (await isPerson(services, { altcha, homepage })) {
        await countAddress(request, reply)
        await sendMessage(services, found, sent)
      }
      return reply.code(202).send({})
    },
  })

  app.route({
    ...messages.preview,
    config,
    handler: async (request, reply) => {
      const found = await findRecord(primary, request.params.id)
      if ('movedTo' in found) return redirect(request, reply, `/v1/centres/${found.movedTo}/messages/preview`)
      return preview(services, found, request.body)
    },
  })

  app.route({
    ...messages.confirm,
    config,
    handler: async ({ body }) => {
      const message = await confirm(services, body.token)
      return { statusToken: statusToken(services, message), status: await statusOf(services, message) }
    },
  })

  app.route({ ...messages.status, config, handler: ({ body }) => readStatus(services, body.token) })
  app.route({ ...messages.readAnswer, config, handler: ({ body }) => readAnswer(services, body.token) })
  app.route({ ...messages.answer, config, handler: ({ body }) => answer(services, body.token) })

  app.route({
    ...messageCases.read,
    handler: async (request, reply) => {
      const moderator = await asModerator(request, reply)
      return caseOf(services, await findCase(services, moderator, request.params.id))
    },
  })

  app.route({
    ...messageCases.decide,
    handler: async (request, reply) =>
      decide(services, await asModerator(request, reply), request.params.id, request.body),
  })

  app.route({
    ...messageCases.numbers,
    handler: async (request, reply) => {
      await asModeratorOfAll(request, reply)
      return readNumbers(services)
    },
  })

  app.route({
    ...messageCases.blockDomain,
    handler: async (request, reply) => {
      await blockDomain(services, await asModeratorOfAll(request, reply), request.body)
      return {}
    },
  })

  app.route({
    ...messageCases.unblock,
    handler: async (request, reply) => {
      await unblock(services, await asModeratorOfAll(request, reply), request.params.id)
      return {}
    },
  })
}
