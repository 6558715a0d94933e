import { appointments } from '@centres/contract'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { administratorOf } from '../people/moderator-of.ts'
import type { Services } from '../services.ts'
import { appoint } from './appoint.ts'
import { changeAppointment, endAppointment } from './change.ts'
import { checkOffice } from './check.ts'
import { readStaff } from './list.ts'
import { revoke } from './revoke.ts'

const sent = { max: 60, timeWindow: '1 hour' }

/** Only administrators come in here. */
export const appointmentRoutes: FastifyPluginAsyncZod<Services> = async (app, services) => {
  const asAdministrator = administratorOf(app)

  app.route({
    ...appointments.list,
    handler: async (request, reply) => readStaff(services, await asAdministrator(request, reply)),
  })

  app.route({
    ...appointments.appoint,
    config: { rateLimit: sent },
    handler: async (request, reply) => {
      const person = await asAdministrator(request, reply)
      checkOffice(request.body, await app.knownCodes())
      await appoint(services, person, request.body)
      return reply.code(201).send(await readStaff(services, person))
    },
  })

  app.route({
    ...appointments.change,
    handler: async (request, reply) => {
      const person = await asAdministrator(request, reply)
      checkOffice(request.body, await app.knownCodes())
      await changeAppointment(services, person, { ...request.body, ...request.params })
      return readStaff(services, person)
    },
  })

  app.route({
    ...appointments.end,
    handler: async (request, reply) => {
      const person = await asAdministrator(request, reply)
      await endAppointment(services, person, { ...request.body, ...request.params })
      return readStaff(services, person)
    },
  })

  app.route({
    ...appointments.revoke,
    handler: async (request, reply) => {
      const person = await asAdministrator(request, reply)
      await revoke(services, person, request.params.id)
      return readStaff(services, person)
    },
  })
}
