import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { Invalid } from '../errors.ts'
import { isOfApi } from './addresses.ts'

/** What the operation would not read: whoever sends it believes that it does something. */
async function refuseUnread({ body, routeOptions }: FastifyRequest): Promise<void> {
  if (!body || routeOptions.schema?.body || !isOfApi(routeOptions.url ?? '')) return
  const names = Object.keys(body)
  const message = 'is not a parameter of this operation, which takes no body'
  if (names.length > 0) throw new Invalid(names.map((name) => ({ in: 'body', name, message })))
}

/** An unknown key is refused by name, also where there is none to know. */
export const refuseBodies = fp(
  async (app) => {
    app.addHook('preValidation', refuseUnread)
  },
  { name: 'refuse-bodies' },
)
