import fp from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyInstance {
    /** The methods that the routes at this path answer. */
    methodsAt: (path: string) => string[]
  }
}

function matcherOf(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replace(/:\w+/g, '[^/]+').replace(/\*/g, '.*')}$`)
}

/** Remembers every route, so that a wrong method is answered with 405 and not with 404. */
export const methods = fp(
  async (app) => {
    const routes: { matcher: RegExp; methods: string[] }[] = []
    app.addHook('onRoute', ({ url, method }) => {
      if (url !== '/*' && url !== '*') routes.push({ matcher: matcherOf(url), methods: [method].flat() })
    })
    app.decorate('methodsAt', (path) => [
      ...new Set(
        routes.filter(({ matcher }) => matcher.test(path.replace(/(?<=.)\/$/, ''))).flatMap((route) => route.methods),
      ),
    ])
  },
  { name: 'methods' },
)
