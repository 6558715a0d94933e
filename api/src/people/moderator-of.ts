import type { PersonRecord } from '@centres/db'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Forbidden } from '../errors.ts'

/** Whoever sent the request, where they decide on anything. */
export const moderatorOf =
  (app: FastifyInstance) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<PersonRecord> => {
    const person = await app.signedIn(request, reply)
    if (person.moderates.length === 0) throw new Forbidden('Only moderators may do this.')
    return person
  }

export const decidesOnAll = ({ moderates }: PersonRecord): boolean =>
  moderates.some(({ scope }) => scope === 'everything')

/** Whoever sent the request, where nothing is beyond them. */
export const moderatorOfAll =
  (app: FastifyInstance) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<PersonRecord> => {
    const person = await app.signedIn(request, reply)
    if (!decidesOnAll(person)) throw new Forbidden('Only moderators of everything may do this.')
    return person
  }

/** Whoever sent the request, where they appoint moderators. */
export const administratorOf =
  (app: FastifyInstance) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<PersonRecord> => {
    const person = await app.signedIn(request, reply)
    if (!person.isAdministrator) throw new Forbidden('Only administrators may do this.')
    return person
  }
