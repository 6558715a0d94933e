import type { FastifyServerOptions } from 'fastify'

/** What a failed query was and why, without the values in it: they may be addresses that people typed. */
function describeError(error: Error & { params?: unknown; query?: string }) {
  const cause = error.cause instanceof Error ? error.cause : undefined
  const told = 'params' in error ? (cause ?? new Error('a query failed')) : error
  return {
    type: told.name,
    message: told.message,
    stack: told.stack ?? '',
    ...(error.query === undefined ? {} : { query: error.query }),
  }
}

/** Links of letters hold what lets somebody in, or do something in their name. */
const withoutToken = (path = '') =>
  path.replace(
    /^((?:\/v1)?\/(?:sign-in|invitations|suggestions\/confirm|reports\/confirm|messages\/(?:confirm|status|answer)|reminders|unsubscribe|unsubscriptions|vouch|vouches)\/)[^/]+/,
    '$1…',
  )

/** The log says what was asked of which path and how it went: no addresses, no search words, no tokens. */
export function logOptions(level: string): FastifyServerOptions['logger'] {
  return {
    level,
    serializers: {
      req: (request) => ({ method: request.method, path: withoutToken(request.url?.split('?')[0]) }),
      err: describeError,
    },
  }
}
