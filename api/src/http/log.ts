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

/** One path is written in many ways, `//sign-in/…` and `/%73ign-in/…` among them. */
const plainPath = (path: string) =>
  path
    .replace(/%([2-7][\da-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/[/\\](\.?[/\\])*/g, '/')

/** Links of letters hold what lets somebody in, or do something in their name. */
const withoutToken = (path = '') =>
  plainPath(path).replace(
    /(\/(?:sign-in|invitations|suggestions\/confirm|reports\/confirm|messages\/(?:confirm|status|answer)|reminders|unsubscribe|unsubscriptions|vouch|vouches)\/)[^/]+/i,
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
