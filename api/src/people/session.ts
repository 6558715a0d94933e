import { type PersonRecord, readPerson } from '@centres/db'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { Forbidden, Unauthenticated } from '../errors.ts'
import type { Services } from '../services.ts'
import type { Auth } from './auth.ts'
import { authOf } from './sign-in.ts'

declare module 'fastify' {
  interface FastifyInstance {
    auth: Auth
    /** Whoever sent the request; throws where nobody is signed in. What is answered then is theirs alone. */
    signedIn: (request: FastifyRequest, reply: FastifyReply) => Promise<PersonRecord>
  }
}

/** What better-auth is told of a request: the cookie and what the browser says of itself. */
export function headersOf({ headers }: FastifyRequest, language?: string): Headers {
  const told = new Headers()
  for (const name of ['cookie', 'user-agent'] as const) {
    const value = headers[name]
    if (value) told.set(name, value)
  }
  if (language) told.set('accept-language', language)
  return told
}

const isSafe = (method: string) => method === 'GET' || method === 'HEAD' || method === 'OPTIONS'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Takes no cookie into account, so that pages of other sites may ask too. */
    fromAnywhere?: boolean
  }
}

/** Browsers say where a request that changes something comes from; other sites may not speak for who is signed in here. */
function refuseForeign({ method, headers, host, routeOptions }: FastifyRequest, publicUrl: string): void {
  const { origin } = headers
  if (isSafe(method) || origin === undefined || routeOptions.config?.fromAnywhere) return
  if (origin === publicUrl || URL.parse(origin)?.host === host) return
  throw new Forbidden('Only pages of this site may ask for this.')
}

export const session = fp<Services>(
  async (app, services) => {
    const { primary, settings } = services
    const auth = authOf(services)
    app.decorate('auth', auth)
    app.decorate('signedIn', async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const { headers, response } = await auth.api.getSession({ headers: headersOf(request), returnHeaders: true })
      const cookies = headers?.getSetCookie() ?? []
      if (cookies.length > 0) reply.header('set-cookie', cookies)
      const person = response ? await readPerson(primary, response.user.id) : undefined
      if (!person) throw new Unauthenticated('Sign in first.')
      return person
    })
    app.addHook('onRequest', async (request) => refuseForeign(request, settings.publicUrl))
  },
  { name: 'session' },
)
